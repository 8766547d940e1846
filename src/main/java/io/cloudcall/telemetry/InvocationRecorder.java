package io.cloudcall.telemetry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The record of what one invocation does. Times are milliseconds of the wall clock, and never negative, even if that is
 * set back. Thread-safe, as other threads work for an invocation too; a late one may still record after the line has
 * been written.
 */
public final class InvocationRecorder {
    /** The API of an invocation that names none of the catalog: a caller of a router can send any name. */
    public static final String UNKNOWN_API = "unknown";

    private final Clock clock;
    private final StartType start;
    private final @Nullable Consumer<String> debug;
    private final long startedAt;
    private String api;
    private @Nullable String appId;
    private boolean isAppDimension;
    private int attempts;
    private int retries;
    private long weChatMillis;
    private int tokenRenewals;
    private long tokenMillis;
    private @Nullable TokenLookup tokenLookup;
    private long tokenAgeMillis = -1;
    private List<String> warnings = List.of();

    /**
     * Creates the record of an invocation that begins now.
     *
     * @param api the API of the catalog that the function calls, or {@link #UNKNOWN_API}
     * @param debug consumer of debug lines, which may hold secrets; null if debugging is off
     */
    public InvocationRecorder(Clock clock, StartType start, String api, @Nullable Consumer<String> debug) {
        this.clock = clock;
        this.start = start;
        this.api = api;
        this.debug = debug;
        startedAt = clock.millis();
    }

    /** Sets the API, which the catalog or config.json must have, since it becomes a dimension of metrics. */
    public synchronized void setApi(String boundedApi) {
        api = boundedApi;
    }

    /**
     * Sets the AppID that the call is for, of a function that serves several.
     *
     * @param label the AppID, well-formed
     * @param isDimension whether it is a dimension of metrics too, once there is an access token for it: callers of a
     *     router can send any AppID
     */
    public synchronized void setAppId(String label, boolean isDimension) {
        appId = label;
        isAppDimension = isDimension;
    }

    /** Returns the clock's time, as the beginning of what is recorded later. */
    public long now() {
        return clock.millis();
    }

    /** Counts a request of an API call. */
    public synchronized void recordAttempt() {
        retries += attempts == 0 ? 0 : 1;
        attempts++;
    }

    /** Returns a recorder for one of several calls of this invocation, at whose end {@link #add} takes it in. */
    public InvocationRecorder fork() {
        return new InvocationRecorder(clock, start, UNKNOWN_API, debug);
    }

    /**
     * Adds what another recorder has recorded: its sums, and its last look-up of a token in the place of this one's.
     */
    public void add(InvocationRecorder other) {
        synchronized (other) {
            add(other.attempts, other.retries, other.weChatMillis, other.tokenRenewals, other.tokenMillis);
            setToken(other.tokenLookup, other.tokenAgeMillis);
        }
    }

    private synchronized void add(
            int moreAttempts, int moreRetries, long moreWeChatMillis, int moreRenewals, long moreTokenMillis) {
        attempts += moreAttempts;
        retries += moreRetries;
        weChatMillis += moreWeChatMillis;
        tokenRenewals += moreRenewals;
        tokenMillis += moreTokenMillis;
    }

    private synchronized void setToken(@Nullable TokenLookup lookup, long ageMillis) {
        tokenLookup = lookup == null ? tokenLookup : lookup;
        tokenAgeMillis = ageMillis < 0 ? tokenAgeMillis : ageMillis;
    }

    /**
     * Adds the duration of a request of an API call that was sent at {@code beginning}, whether it succeeded or not.
     */
    public synchronized void recordWeChatTime(long beginning) {
        weChatMillis += elapsedMillis(beginning);
    }

    /** Counts a request for an access token, for this invocation or the next ones. */
    public synchronized void recordTokenRenewal() {
        tokenRenewals++;
    }

    /** Sets where the access token was looked up last. */
    public synchronized void recordTokenLookup(TokenLookup lookup) {
        tokenLookup = lookup;
    }

    /** Sets the age of the access token, which this process received at {@code receivedAt}. */
    public synchronized void recordTokenAge(Instant receivedAt) {
        tokenAgeMillis = elapsedMillis(receivedAt.toEpochMilli());
    }

    /** Adds the duration of a wait for an access token that began at {@code beginning}. */
    public synchronized void recordTokenWait(long beginning) {
        tokenMillis += elapsedMillis(beginning);
    }

    /** Adds a line for operators that is logged with the invocation, and may hold secrets. */
    public synchronized void recordWarning(String line) {
        List<String> more = new ArrayList<>(warnings);
        more.add(line);
        warnings = more;
    }

    /** Returns the lines for operators, in order. */
    public synchronized List<String> warnings() {
        return warnings;
    }

    /** Returns whether {@link #debug} has a consumer. */
    public boolean isDebugEnabled() {
        return debug != null;
    }

    /** Passes a debug line on, if debugging is on. */
    public void debug(String line) {
        if (debug != null) {
            debug.accept(line);
        }
    }

    private long elapsedMillis(long beginning) {
        return Math.max(0, clock.millis() - beginning);
    }

    /** Writes the fields and metrics of what was recorded until {@code now}. */
    synchronized void writeTo(JsonLineWriter line, long now) {
        line.string("start", start.label())
                .number("durationMs", Math.max(0, now - startedAt))
                .number("tokenMs", tokenMillis)
                .number("attempts", attempts);
        if (tokenLookup != null) {
            line.string("tokenSource", tokenLookup.label());
        }
        if (tokenAgeMillis >= 0) {
            line.number("tokenAgeSeconds", tokenAgeMillis / 1_000);
        }
        InvocationMetrics metrics = new InvocationMetrics(
                attempts > 0 ? weChatMillis : -1,
                retries,
                tokenRenewals,
                isAppDimension && tokenAgeMillis >= 0 ? appId : null);
        metrics.writeTo(line, now);
    }

    synchronized String api() {
        return api;
    }

    /** Returns the AppID for the line, or null for none. */
    synchronized @Nullable String appId() {
        return appId;
    }
}
