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
 * The access token of this process: fetched when first needed, renewed in the background in its last five minutes,
 * replaced when WeChat refuses it. However many threads ask at once, one request is under way, and all share its result
 * or its failure; only what was begun in the background is not waited for after a refusal.
 *
 * <p>Time is the wall clock's: a process that was frozen or restored from a snapshot finds its token expired, and a
 * renewal that was under way then counts as lost. Thread-safe.
 */
final class AccessTokenCache {
    /** A token this close to its end may die on the way to WeChat. */
    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(20);

    /** Before this WeChat's normal mode gives the same token again. */
    private static final Duration RENEWAL_WINDOW = Duration.ofMinutes(5);

    /** In the window, how long to let a failed renewal, or one that brought the same token, rest. */
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

    /** A request for a token. Each is its own, so no record. */
    private static final class Renewal {
        private final CompletableFuture<AccessToken> token = new CompletableFuture<>();
        private final Instant startedAt;
        private final boolean inBackground;

        Renewal(Instant startedAt, boolean inBackground) {
            this.startedAt = startedAt;
            this.inBackground = inBackground;
        }
    }

    /** @param timeoutMillis the most that one request for a token may take */
    AccessTokenCache(AccessTokenSource source, Clock clock, long timeoutMillis) {
        this.source = source;
        this.clock = clock;
        this.timeoutMillis = timeoutMillis;
    }

    /**
     * A token that is valid now, or the failure to get one.
     *
     * @param deadline until when it is of use; a request that is started for it does not outlast it
     * @param trace what it is for
     */
    CompletableFuture<AccessToken> get(Deadline deadline, InvocationRecorder trace) {
        return get(TokenLookup.FETCHED, deadline, trace);
    }

    private synchronized CompletableFuture<AccessToken> get(
            TokenLookup otherwise, Deadline deadline, InvocationRecorder trace) {
        AccessToken token = cached;
        if (token == null || expiresWithin(EXPIRY_MARGIN, token)) {
            return fetchOrJoin(otherwise, deadline, trace);
        }
        trace.recordTokenLookup(TokenLookup.CACHED);
        if (expiresWithin(RENEWAL_WINDOW, token) && !isInFlight() && !isBackingOff()) {
            start(new Renewal(Instant.now(clock), true), false, timeoutMillis, trace);
        }
        return CompletableFuture.completedFuture(token);
    }

    /**
     * A token to use after WeChat refused {@code spent}. By now another may have been asked for in its stead; otherwise
     * WeChat is asked, as what was renewed in the background before the refusal may have ended with it.
     */
    synchronized CompletableFuture<AccessToken> replace(
            AccessToken spent, Deadline deadline, InvocationRecorder trace) {
        if (isCached(spent)) {
            cached = null;
        }
        if (cached != null && !cachedInBackground) {
            return get(TokenLookup.RENEWED, deadline, trace);
        }
        if (renewal != null && renewal.inBackground) {
            renewal = null;
        }
        return fetchOrJoin(TokenLookup.RENEWED, deadline, trace);
    }

    /**
     * A token other than {@code spent}, which WeChat refuses and yet gives again. Empty if the source cannot be forced,
     * or was so too often.
     */
    synchronized Optional<CompletableFuture<AccessToken>> forceRefresh(
            AccessToken spent, Deadline deadline, InvocationRecorder trace) {
        if (cached != null && !isCached(spent)) {
            return Optional.of(get(deadline, trace));
        }
        if (forcedRenewal == null
                && !(source.supportsForceRefresh() && forceRefreshLimiter.tryAcquire(Instant.now(clock)))) {
            return Optional.empty();
        }
        trace.recordTokenLookup(TokenLookup.FORCED);
        return Optional.of((forcedRenewal == null ? start(true, deadline, trace) : forcedRenewal).token);
    }

    private CompletableFuture<AccessToken> fetchOrJoin(TokenLookup use, Deadline deadline, InvocationRecorder trace) {
        trace.recordTokenLookup(source.supportsForceRefresh() ? use : TokenLookup.SERVICE);
        if (renewal != null && isInFlight()) {
            return join(renewal, use, deadline, trace);
        }
        WeChatCallException refused = cachedFailure();
        return refused == null ? start(false, deadline, trace).token : CompletableFuture.failedFuture(refused);
    }

    /** Whoever joins late still has time when a request gets no answer in the time of the one who began it. */
    private CompletableFuture<AccessToken> join(
            Renewal other, TokenLookup use, Deadline deadline, InvocationRecorder trace) {
        return other.token.exceptionallyCompose(
                failure -> WeChatCallException.of(failure).isTransportFailure() && deadline.hasAtLeast(1)
                        ? get(use, deadline, trace)
                        : CompletableFuture.failedFuture(failure));
    }

    private Renewal start(boolean force, Deadline deadline, InvocationRecorder trace) {
        long timeout = Math.max(1, Math.min(timeoutMillis, deadline.remainingMillis()));
        return start(new Renewal(Instant.now(clock), false), force, timeout, trace);
    }

    private Renewal start(Renewal started, boolean force, long timeout, InvocationRecorder trace) {
        trace.recordTokenRenewal();
        renewalStartedAt = started.startedAt;
        renewal = started;
        forcedRenewal = force ? started : forcedRenewal;
        source.fetch(force, timeout)
                .whenComplete((token, failure) -> complete(started, token, failure))
                .exceptionally(reported -> null);
        return started;
    }

    private void complete(Renewal finished, @Nullable AccessToken token, @Nullable Throwable failure) {
        WeChatCallException failed = token == null ? WeChatCallException.of(failure) : null;
        synchronized (this) {
            if (forcedRenewal == finished) {
                forcedRenewal = null;
                forceRefreshLimiter.release(Instant.now(clock));
            }
            if (renewal == finished) {
                renewal = null;
                store(finished, token, failed);
            }
        }
        if (token != null) {
            finished.token.complete(token);
        } else if (failed != null) {
            finished.token.completeExceptionally(failed);
        }
    }

    /** A token that is still good outlives a failed renewal. */
    private void store(Renewal finished, @Nullable AccessToken token, @Nullable WeChatCallException failed) {
        if (token != null) {
            cached = token;
            cachedInBackground = finished.inBackground;
        }
        failure = failed != null && isPermanent(failed) ? failed : null;
        failedAt = Instant.now(clock);
    }

    private static boolean isPermanent(WeChatCallException failed) {
        return failed.weChatError().filter(WeChatError::isPermanentForTokens).isPresent();
    }

    private @Nullable WeChatCallException cachedFailure() {
        return isRecent(failedAt, FAILURE_TTL) ? failure : null;
    }

    /** Whether renewals in the background rest: briefly after each, longer after a refusal for good. */
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

    private boolean expiresWithin(Duration beforeItsEnd, AccessToken token) {
        return !Instant.now(clock).isBefore(token.expiresAt().minus(beforeItsEnd));
    }

    /** A clock that was set back must not make a moment last for hours. */
    private boolean isRecent(Instant moment, Duration span) {
        Instant now = Instant.now(clock);
        return !now.isBefore(moment) && now.isBefore(moment.plus(span));
    }
}
