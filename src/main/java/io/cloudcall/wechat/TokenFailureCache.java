package io.cloudcall.wechat;

import io.cloudcall.call.WeChatError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the last failure of a token call, for as long as the next call would fail too: a minute after a permanent
 * error, seconds after a reached rate limit, and after a lost response one second, twice as long each further time.
 * Other failures are not cached. Not thread-safe.
 */
final class TokenFailureCache {
    private static final Duration PERMANENT_TTL = Duration.ofSeconds(60);
    private static final Duration RATE_LIMIT_TTL = Duration.ofSeconds(10);
    private static final Duration MIN_NO_RESPONSE_TTL = Duration.ofSeconds(1);
    private static final Duration MAX_NO_RESPONSE_TTL = Duration.ofSeconds(5);

    private final Clock clock;
    private @Nullable WeChatCallException failure;
    private Instant failedAt = Instant.MIN;
    private Duration ttl = Duration.ZERO;
    private Duration noResponseTtl = MIN_NO_RESPONSE_TTL;

    TokenFailureCache(Clock clock) {
        this.clock = clock;
    }

    /** Returns the cached failure, or null if there is none. */
    @Nullable
    WeChatCallException get() {
        return Timing.isRecent(failedAt, ttl, Instant.now(clock)) ? failure : null;
    }

    /** Records a token, or a failure that is not to be cached. */
    void clear() {
        failure = null;
        noResponseTtl = MIN_NO_RESPONSE_TTL;
    }

    /** Records WeChat's error, if it is one that lasts. */
    void storeError(WeChatCallException exception) {
        clear();
        exception.weChatError().flatMap(TokenFailureCache::ttl).ifPresent(span -> store(exception, span));
    }

    /** Records that a request, which was sent, had no response. */
    void storeNoResponse(WeChatCallException exception) {
        store(exception, noResponseTtl);
        Duration next = noResponseTtl.multipliedBy(2);
        noResponseTtl = next.compareTo(MAX_NO_RESPONSE_TTL) < 0 ? next : MAX_NO_RESPONSE_TTL;
    }

    private void store(WeChatCallException exception, Duration span) {
        failure = exception;
        failedAt = Instant.now(clock);
        ttl = span;
    }

    private static Optional<Duration> ttl(WeChatError error) {
        if (error.isPermanentForTokens()) {
            return Optional.of(PERMANENT_TTL);
        }
        return error.category() == WeChatError.Category.RATE_LIMIT ? Optional.of(RATE_LIMIT_TTL) : Optional.empty();
    }
}
