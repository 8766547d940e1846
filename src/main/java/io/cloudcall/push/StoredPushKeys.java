package io.cloudcall.push;

import io.cloudcall.secret.StoredSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a stored secret. They are read again when they fit nothing, so that a rotation needs no deployment, and at
 * most once a minute, as any caller can send what fits nothing. Thread-safe.
 */
final class StoredPushKeys implements PushKeyStore {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final StoredSecret<Map<String, PushKeys>> secret;
    private final Clock clock;

    /** The last reading that was not the first, which others join. */
    private @Nullable CompletableFuture<Map<String, PushKeys>> refreshed;

    private Instant refreshedAt = Instant.MIN;

    StoredPushKeys(StoredSecret<Map<String, PushKeys>> secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Map<String, PushKeys>> get() {
        return secret.getLatest();
    }

    @Override
    public synchronized CompletableFuture<Map<String, PushKeys>> refresh(Map<String, PushKeys> unfit) {
        CompletableFuture<Map<String, PushKeys>> last = refreshed;
        if (last != null && !last.isDone()) {
            return last;
        }
        if (isRecent()) {
            return secret.getLatest();
        }
        refreshedAt = clock.instant();
        refreshed = secret.refresh(unfit::equals, Duration.ZERO);
        return refreshed;
    }

    /** A clock that was set back must not extend the minute. */
    private boolean isRecent() {
        Instant now = clock.instant();
        return !now.isBefore(refreshedAt) && now.isBefore(refreshedAt.plus(INTERVAL));
    }
}
