package io.cloudcall.wechat;

import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.TokenLookup;
import io.cloudcall.wechat.TokenRenewal.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the process's access token: fetched on first use, renewed in the background in its last five minutes, at a
 * moment of the process's own, replaced when WeChat rejects it. Concurrent callers share one request in flight and its
 * result or failure; after a rejection, only one that was started by a rejection.
 *
 * <p>Expiry follows the wall clock: in a process that was frozen, or restored from a snapshot, the token expires, and a
 * renewal in flight counts as lost. Thread-safe.
 */
final class AccessTokenCache {
    /** A token this close to its expiry may expire on the way to WeChat. */
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(20);

    /** The time before expiry in which WeChat's normal mode issues a new token; earlier it returns the same one. */
    private static final Duration RENEWAL_WINDOW = Duration.ofMinutes(5);

    /**
     * The beginning of the window, over which renewals spread: the instances of a function have one token, and their
     * calls would all meet the window at once.
     */
    private static final Duration RENEWAL_SPREAD = Duration.ofMinutes(2);

    /** The pause in the window after a renewal that failed, or returned the same token. */
    private static final Duration RENEWAL_INTERVAL = Duration.ofSeconds(10);

    /** The time that a request needs to show that the server does not respond. */
    private static final long MIN_TIMEOUT_MILLIS = 1_000;

    private final AccessTokenSource source;
    private final Clock clock;
    private final RandomGenerator random;
    private final long timeoutMillis;
    private final TokenFailureCache failures;
    private final ForceRefreshLimiter forceRefreshLimiter = new ForceRefreshLimiter();
    private @Nullable AccessToken cached;
    private boolean cachedAfterRejection;
    private @Nullable TokenRenewal renewal;
    private @Nullable TokenRenewal forcedRenewal;
    private Instant renewalStartedAt = Instant.MIN;

    /** Whether the request of the eager start is in no invocation's metrics yet. */
    private boolean isEagerStartUnrecorded;

    /** The place of this process in {@link #RENEWAL_SPREAD}, or null before a token was in its window. */
    private @Nullable Duration renewalDelay;

    /**
     * Creates an empty cache.
     *
     * @param random the source of the moment of renewals
     * @param timeoutMillis the timeout of one request for a token
     */
    AccessTokenCache(AccessTokenSource source, Clock clock, RandomGenerator random, long timeoutMillis) {
        this.source = source;
        this.clock = clock;
        this.random = random;
        this.timeoutMillis = timeoutMillis;
        failures = new TokenFailureCache(clock);
    }

    /**
     * Starts to fetch the first token, for the calls that follow. They join the request while it is in flight; if it
     * failed before, they fetch a token as if there had been none.
     *
     * @return whether there is a token, once the request ends; never fails
     */
    synchronized CompletableFuture<Boolean> startEagerly() {
        if (cached == null && renewal == null) {
            start(Trigger.EAGER_START, false, timeoutMillis);
            isEagerStartUnrecorded = true;
        }
        return renewal == null
                ? CompletableFuture.completedFuture(cached != null)
                : renewal.token().handle((token, failure) -> token != null);
    }

    /**
     * Returns a token that is valid now, or the failure to get one.
     *
     * @param deadline the deadline of the caller, which also bounds a request that this starts
     * @param recorder the recorder of the invocation
     */
    CompletableFuture<AccessToken> get(Deadline deadline, InvocationRecorder recorder) {
        return get(TokenLookup.FETCHED, deadline, recorder);
    }

    private synchronized CompletableFuture<AccessToken> get(
            TokenLookup lookup, Deadline deadline, InvocationRecorder recorder) {
        recordEagerStart(recorder);
        AccessToken token = cached;
        if (token == null || expiresWithin(EXPIRY_MARGIN, token)) {
            return fetchOrJoin(lookup, deadline, recorder);
        }
        recorder.recordTokenLookup(TokenLookup.CACHED);
        if (isRenewalDue(token) && !isInFlight() && !isBackingOff()) {
            start(Trigger.BACKGROUND, false, timeoutMillis, recorder);
        }
        return CompletableFuture.completedFuture(token);
    }

    private void recordEagerStart(InvocationRecorder recorder) {
        if (isEagerStartUnrecorded) {
            isEagerStartUnrecorded = false;
            recorder.recordTokenRenewal();
        }
    }

    /**
     * Returns a token to use after WeChat rejected {@code rejected}: one that was requested since, or a new one. Any
     * other may have become invalid together with {@code rejected}.
     */
    synchronized CompletableFuture<AccessToken> replace(
            AccessToken rejected, Deadline deadline, InvocationRecorder recorder) {
        if (isCached(rejected)) {
            cached = null;
        }
        if (cached != null && cachedAfterRejection) {
            return get(TokenLookup.RENEWED, deadline, recorder);
        }
        if (renewal != null && renewal.trigger() != Trigger.REJECTION) {
            renewal = null;
        }
        return fetchOrJoin(TokenLookup.RENEWED, deadline, recorder);
    }

    /**
     * Returns a token other than {@code rejected}, which WeChat rejects and yet issues again. Empty if the source does
     * not support that, or the limit of forced renewals is reached.
     */
    synchronized Optional<CompletableFuture<AccessToken>> forceRefresh(
            AccessToken rejected, Deadline deadline, InvocationRecorder recorder) {
        if (cached != null && !isCached(rejected)) {
            return Optional.of(get(deadline, recorder));
        }
        if (forcedRenewal == null
                && !(source.supportsForceRefresh() && forceRefreshLimiter.tryAcquire(Instant.now(clock)))) {
            return Optional.empty();
        }
        recorder.recordTokenLookup(TokenLookup.FORCED);
        return Optional.of(
                (forcedRenewal == null ? start(Trigger.REJECTION, true, deadline, recorder) : forcedRenewal).token());
    }

    private CompletableFuture<AccessToken> fetchOrJoin(
            TokenLookup lookup, Deadline deadline, InvocationRecorder recorder) {
        recorder.recordTokenLookup(source.supportsForceRefresh() ? lookup : TokenLookup.SERVICE);
        WeChatCallException lastFailure = failures.get();
        if (lastFailure != null) {
            return CompletableFuture.failedFuture(lastFailure);
        }
        Trigger trigger = lookup == TokenLookup.RENEWED ? Trigger.REJECTION : Trigger.DEMAND;
        return renewal != null && isInFlight()
                ? join(renewal, trigger, deadline, recorder)
                : start(trigger, false, deadline, recorder).token();
    }

    /**
     * Joins a request in flight. If it ends without a response, within the time of its first caller, a later one may
     * have time for another, but for one only.
     */
    private CompletableFuture<AccessToken> join(
            TokenRenewal inFlight, Trigger trigger, Deadline deadline, InvocationRecorder recorder) {
        return inFlight.token()
                .exceptionallyCompose(
                        failure -> WeChatCallException.of(failure).isTransportFailure() && deadline.hasAtLeast(1)
                                ? fetchOnceMore(trigger, recorder)
                                : CompletableFuture.failedFuture(failure));
    }

    /** Requests a token, with the whole timeout: others may wait for it who have more time than the first of them. */
    private synchronized CompletableFuture<AccessToken> fetchOnceMore(Trigger trigger, InvocationRecorder recorder) {
        AccessToken token = cached;
        boolean fits = trigger == Trigger.DEMAND || cachedAfterRejection;
        if (token != null && fits && !expiresWithin(EXPIRY_MARGIN, token)) {
            return CompletableFuture.completedFuture(token);
        }
        return (renewal != null && isInFlight() ? renewal : start(trigger, false, timeoutMillis, recorder)).token();
    }

    private TokenRenewal start(Trigger trigger, boolean force, Deadline deadline, InvocationRecorder recorder) {
        return start(trigger, force, Math.max(1, Math.min(timeoutMillis, deadline.remainingMillis())), recorder);
    }

    private TokenRenewal start(Trigger trigger, boolean force, long timeout, InvocationRecorder recorder) {
        recorder.recordTokenRenewal();
        return start(trigger, force, timeout);
    }

    private TokenRenewal start(Trigger trigger, boolean force, long timeout) {
        TokenRenewal request = new TokenRenewal(Instant.now(clock), trigger, timeout);
        renewalStartedAt = request.startedAt();
        renewal = request;
        forcedRenewal = force ? request : forcedRenewal;
        source.fetch(force, timeout)
                .whenComplete((token, failure) -> complete(request, token, failure))
                .exceptionally(ignored -> null);
        return request;
    }

    private void complete(TokenRenewal request, @Nullable AccessToken token, @Nullable Throwable failure) {
        WeChatCallException exception = token == null ? WeChatCallException.of(failure) : null;
        synchronized (this) {
            if (forcedRenewal == request) {
                forcedRenewal = null;
                forceRefreshLimiter.release(Instant.now(clock));
            }
            if (renewal == request) {
                renewal = null;
                store(request, token, exception);
            }
        }
        if (token != null) {
            request.token().complete(token);
        } else if (exception != null) {
            request.token().completeExceptionally(exception);
        }
    }

    /** Stores the result of a renewal. A failed one leaves a valid token in place. */
    private void store(TokenRenewal request, @Nullable AccessToken token, @Nullable WeChatCallException exception) {
        if (token != null) {
            cached = token;
            cachedAfterRejection = request.trigger() == Trigger.REJECTION;
            failures.clear();
        } else if (exception != null) {
            storeFailure(request, exception);
        }
    }

    private void storeFailure(TokenRenewal request, WeChatCallException exception) {
        if (request.trigger() == Trigger.EAGER_START) {
            source.forgetFailure();
        } else if (!exception.isTransportFailure() || exception.isUnsent()) {
            failures.storeError(exception);
        } else if (isConclusive(request, exception)) {
            failures.storeNoResponse(exception);
        }
    }

    /**
     * Returns whether the next request would fail as this one did: not if this one had little time, or was in flight
     * while the process was frozen.
     */
    private boolean isConclusive(TokenRenewal request, WeChatCallException exception) {
        boolean hadTime = request.timeoutMillis() >= Math.min(timeoutMillis, MIN_TIMEOUT_MILLIS);
        return request.trigger() != Trigger.BACKGROUND && isInTime(request) && (hadTime || !exception.isTimeout());
    }

    /** Returns whether background renewals pause: briefly after each, longer after a permanent error. */
    private boolean isBackingOff() {
        return failures.get() != null || isRecent(renewalStartedAt, RENEWAL_INTERVAL);
    }

    private boolean isRenewalDue(AccessToken token) {
        return expiresWithin(RENEWAL_WINDOW, token) && expiresWithin(RENEWAL_WINDOW.minus(renewalDelay()), token);
    }

    /** Returns the delay of this process, which is drawn late: the first random number costs a start milliseconds. */
    private Duration renewalDelay() {
        if (renewalDelay == null) {
            renewalDelay = Duration.ofMillis(random.nextLong(RENEWAL_SPREAD.toMillis()));
        }
        return renewalDelay;
    }

    private boolean isCached(AccessToken token) {
        return cached != null && cached.value().equals(token.value());
    }

    private boolean isInFlight() {
        return renewal != null && isInTime(renewal);
    }

    private boolean isInTime(TokenRenewal request) {
        return isRecent(request.startedAt(), Duration.ofMillis(2 * timeoutMillis));
    }

    private boolean expiresWithin(Duration margin, AccessToken token) {
        return !Instant.now(clock).isBefore(token.expiresAt().minus(margin));
    }

    private boolean isRecent(Instant moment, Duration span) {
        return Timing.isRecent(moment, span, Instant.now(clock));
    }
}
