package io.cloudcall.telemetry;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation does, taken down as it happens. Times are milliseconds of the wall clock, and never negative, even if that is
 * set back. Thread-safe, as other threads work for an invocation too; those that are late may add to it after it was told.
 */
public final class InvocationRecorder {
    /** The API of an invocation that names none of the catalogue: whoever asks a router could choose any text. */
    public static final String UNKNOWN_API = "unknown";

    private final Clock clock;
    private final StartType start;
    private final @Nullable Consumer<String> debug;
    private final long startedAt;
    private String api;
    private int attempts;
    private long weChatMillis;
    private int tokenRenewals;
    private long tokenMillis;
    private @Nullable TokenLookup tokenLookup;
    private long tokenAgeMillis = -1;

    /**
     * Begins with an invocation.
     *
     * @param api the API of the catalogue that the function is, or {@link #UNKNOWN_API}
     * @param debug takes lines that are only for a developer, secrets included; null if nobody wants them
     */
    public InvocationRecorder(Clock clock, StartType start, String api, @Nullable Consumer<String> debug) {
        this.clock = clock;
        this.start = start;
        this.api = api;
        this.debug = debug;
        startedAt = clock.millis();
    }

    /** It is for this API of the catalogue. */
    public synchronized void setApi(String cataloguedApi) {
        api = cataloguedApi;
    }

    /** Now, for what is about to begin. */
    public long now() {
        return clock.millis();
    }

    /** A request of an API call is sent. */
    public synchronized void recordAttempt() {
        attempts++;
    }

    /** What was sent at {@code beginning} has ended, well or not. */
    public synchronized void recordWeChatTime(long beginning) {
        weChatMillis += elapsedMillis(beginning);
    }

    /** Somebody is asked for a token, for this invocation or the next ones. */
    public synchronized void recordTokenRenewal() {
        tokenRenewals++;
    }

    /** A token is looked for there. */
    public synchronized void recordTokenLookup(TokenLookup where) {
        tokenLookup = where;
    }

    /** A token is there, which this process was given at {@code receivedAt}. */
    public synchronized void recordTokenAge(Instant receivedAt) {
        tokenAgeMillis = elapsedMillis(receivedAt.toEpochMilli());
    }

    /** Waiting for a token, which began at {@code beginning}, has ended. */
    public synchronized void recordTokenWait(long beginning) {
        tokenMillis += elapsedMillis(beginning);
    }

    /** Whether {@link #debug} is of use. */
    public boolean isDebugEnabled() {
        return debug != null;
    }

    /** Tells a developer. */
    public void debug(String line) {
        if (debug != null) {
            debug.accept(line);
        }
    }

    private long elapsedMillis(long beginning) {
        return Math.max(0, clock.millis() - beginning);
    }

    /** Writes down what has happened until {@code now}. */
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
        InvocationMetrics metrics =
                new InvocationMetrics(attempts > 0 ? weChatMillis : -1, Math.max(0, attempts - 1), tokenRenewals);
        metrics.writeTo(line, now);
    }

    synchronized String api() {
        return api;
    }
}
