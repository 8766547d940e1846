package io.cloudcall.wechat;

import io.cloudcall.call.WeChatError;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.TokenLookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the process's access token: fetched on first use, renewed in the background in its last five minutes,
 * replaced when WeChat rejects it. Concurrent callers share one request in flight and its result or failure; only a
 * background renewal is not awaited after a rejection.
 *
 * <p>Expiry follows the wall clock: in a process that was frozen, or restored from a snapshot, the token expires, and a
 * renewal in flight counts as lost. Thread-safe.
 */
final class AccessTokenCache {
    /** A token this close to its expiry may expire on the way to WeChat. */
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(20);

    /** The time before expiry in which WeChat's normal mode issues a new token; earlier it returns the same one. */
    private static final Duration RENEWAL_WINDOW = Duration.ofMinutes(5);

    /** The pause in the window after a renewal that failed, or returned the same token. */
    private static final Duration RENEWAL_INTERVAL = Duration.ofSeconds(10);

    private static final Duration FAILURE_TTL = Duration.ofSeconds(60);

    private final AccessTokenSource source;
    private final Clock clock;
    private final long timeoutMillis;
    private final ForceRefreshLimiter forceRefreshLimiter = new ForceRefreshLimiter();
    private @Nullable AccessToken cached;
    private boolean cachedInBackground;
    private @Nullable Renewal renewal;
    private @Nullable Renewal forcedRenewal;
    private @Nullable WeChatCallException failure;
    private Instant failedAt = Instant.MIN;
    private Instant renewalStartedAt = Instant.MIN;

    /** A request for a token. No record, as requests are compared by identity. */
    private static final class Renewal {
        private final CompletableFuture<AccessToken> token = new CompletableFuture<>();
        private final Instant startedAt;
        private final boolean inBackground;

        Renewal(Instant startedAt, boolean inBackground) {
            this.startedAt = startedAt;
            this.inBackground = inBackground;
        }
    }

    /**
     * Creates an empty cache.
     *
     * @param timeoutMillis the timeout of one request for a token
     */
    AccessTokenCache(AccessTokenSource source, Clock clock, long timeoutMillis) {
        this.source = source;
        this.clock = clock;
        this.timeoutMillis = timeoutMillis;
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
        AccessToken token = cached;
        if (token == null || expiresWithin(EXPIRY_MARGIN, token)) {
            return fetchOrJoin(lookup, deadline, recorder);
        }
        recorder.recordTokenLookup(TokenLookup.CACHED);
        if (expiresWithin(RENEWAL_WINDOW, token) && !isInFlight() && !isBackingOff()) {
            start(new Renewal(Instant.now(clock), true), false, timeoutMillis, recorder);
        }
        return CompletableFuture.completedFuture(token);
    }

    /**
     * Returns a token to use after WeChat rejected {@code rejected}: one that was requested since, or a new one. A
     * token from a background renewal does not count, as it may have become invalid together with {@code rejected}.
     */
    synchronized CompletableFuture<AccessToken> replace(
            AccessToken rejected, Deadline deadline, InvocationRecorder recorder) {
        if (isCached(rejected)) {
            cached = null;
        }
        if (cached != null && !cachedInBackground) {
            return get(TokenLookup.RENEWED, deadline, recorder);
        }
        if (renewal != null && renewal.inBackground) {
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
        return Optional.of((forcedRenewal == null ? start(true, deadline, recorder) : forcedRenewal).token);
    }

    private CompletableFuture<AccessToken> fetchOrJoin(
            TokenLookup lookup, Deadline deadline, InvocationRecorder recorder) {
        recorder.recordTokenLookup(source.supportsForceRefresh() ? lookup : TokenLookup.SERVICE);
        if (renewal != null && isInFlight()) {
            return join(renewal, lookup, deadline, recorder);
        }
        WeChatCallException lastFailure = cachedFailure();
        return lastFailure == null
                ? start(false, deadline, recorder).token
                : CompletableFuture.failedFuture(lastFailure);
    }

    /**
     * Joins a request in flight. If it fails within the time of its first caller, a later one may have time for
     * another.
     */
    private CompletableFuture<AccessToken> join(
            Renewal inFlight, TokenLookup lookup, Deadline deadline, InvocationRecorder recorder) {
        return inFlight.token.exceptionallyCompose(
                failure -> WeChatCallException.of(failure).isTransportFailure() && deadline.hasAtLeast(1)
                        ? get(lookup, deadline, recorder)
                        : CompletableFuture.failedFuture(failure));
    }

    private Renewal start(boolean force, Deadline deadline, InvocationRecorder recorder) {
        long timeout = Math.max(1, Math.min(timeoutMillis, deadline.remainingMillis()));
        return start(new Renewal(Instant.now(clock), false), force, timeout, recorder);
    }

    private Renewal start(Renewal request, boolean force, long timeout, InvocationRecorder recorder) {
        recorder.recordTokenRenewal();
        renewalStartedAt = request.startedAt;
        renewal = request;
        forcedRenewal = force ? request : forcedRenewal;
        source.fetch(force, timeout)
                .whenComplete((token, failure) -> complete(request, token, failure))
                .exceptionally(ignored -> null);
        return request;
    }

    private void complete(Renewal request, @Nullable AccessToken token, @Nullable Throwable failure) {
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
            request.token.complete(token);
        } else if (exception != null) {
            request.token.completeExceptionally(exception);
        }
    }

    /** Stores the result of a renewal. A failed one leaves a valid token in place. */
    private void store(Renewal request, @Nullable AccessToken token, @Nullable WeChatCallException exception) {
        if (token != null) {
            cached = token;
            cachedInBackground = request.inBackground;
        }
        failure = exception != null && isPermanent(exception) ? exception : null;
        failedAt = Instant.now(clock);
    }

    private static boolean isPermanent(WeChatCallException exception) {
        return exception.weChatError().filter(WeChatError::isPermanentForTokens).isPresent();
    }

    private @Nullable WeChatCallException cachedFailure() {
        return isRecent(failedAt, FAILURE_TTL) ? failure : null;
    }

    /** Returns whether background renewals pause: briefly after each, longer after a permanent error. */
    private boolean isBackingOff() {
        return cachedFailure() != null || isRecent(renewalStartedAt, RENEWAL_INTERVAL);
    }

    private boolean isCached(AccessToken token) {
        return cached != null && cached.value().equals(token.value());
    }

    private boolean isInFlight() {
        return renewal != null
                && isRecent(renewal.startedAt, Duration.ofMillis(timeoutMillis).multipliedBy(2));
    }

    private boolean expiresWithin(Duration margin, AccessToken token) {
        return !Instant.now(clock).isBefore(token.expiresAt().minus(margin));
    }

    /**
     * Returns whether {@code moment} is less than {@code span} ago. A clock that was set back must not extend the span.
     */
    private boolean isRecent(Instant moment, Duration span) {
        Instant now = Instant.now(clock);
        return !now.isBefore(moment) && now.isBefore(moment.plus(span));
    }
}
