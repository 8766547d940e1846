package io.cloudcall.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The access token of this process: fetched when first needed, kept until shortly before its end. However many threads ask at
 * once, one request is under way. Thread-safe.
 */
final class AccessTokens {
    /** A token this close to its end may die on the way to WeChat. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final TokenSource source;
    private final Clock clock;
    private final long timeoutMillis;
    private @Nullable AccessToken cached;
    private @Nullable CompletableFuture<AccessToken> renewal;

    /** @param timeoutMillis the most that one request for a token may take */
    AccessTokens(TokenSource source, Clock clock, long timeoutMillis) {
        this.source = source;
        this.clock = clock;
        this.timeoutMillis = timeoutMillis;
    }

    /** A token that is valid now, or the failure to get one. */
    synchronized CompletableFuture<AccessToken> current() {
        if (cached != null && Instant.now(clock).isBefore(cached.expiresAt().minus(MARGIN))) {
            return CompletableFuture.completedFuture(cached);
        }
        return renewal == null ? renew() : renewal;
    }

    private CompletableFuture<AccessToken> renew() {
        CompletableFuture<AccessToken> started = source.fetch(timeoutMillis).whenComplete(this::finish);
        renewal = started.isDone() ? null : started;
        return started;
    }

    private synchronized void finish(@Nullable AccessToken token, @Nullable Throwable failure) {
        cached = token;
        renewal = null;
    }
}
