package io.cloudcall.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret in AWS Secrets Manager: read on first use, by one thread for all concurrent callers, and cached. A failure
 * is cached briefly, and a rejected secret is not read again at once, so that neither an unavailable store nor a wrong
 * secret costs a request per invocation. Thread-safe.
 */
final class SecretsManagerAppSecret implements AppSecret {
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(10);

    private final Supplier<String> reader;
    private final Clock clock;
    private final Executor executor;
    private @Nullable CompletableFuture<String> reading;
    private Instant failedAt = Instant.MIN;
    private Instant refreshedAt = Instant.MIN;

    SecretsManagerAppSecret(SecretsManagerClient store, Clock clock) {
        this(
                store::getAppSecret,
                clock,
                task -> Thread.ofPlatform().daemon().name("app-secret").start(task));
    }

    /**
     * Creates a secret that is not read yet.
     *
     * @param reader reads the secret, and may block; throws {@link SecretException}
     */
    SecretsManagerAppSecret(Supplier<String> reader, Clock clock, Executor executor) {
        this.reader = reader;
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public synchronized CompletableFuture<String> get() {
        return reading == null || isExpiredFailure(reading) ? read() : reading;
    }

    @Override
    public synchronized CompletableFuture<String> refresh(String rejected) {
        boolean isCached =
                reading != null && !reading.isCompletedExceptionally() && rejected.equals(reading.getNow(null));
        return isCached && !isRecent(refreshedAt) ? reread() : get();
    }

    private CompletableFuture<String> reread() {
        refreshedAt = Instant.now(clock);
        return read();
    }

    private boolean isExpiredFailure(CompletableFuture<String> read) {
        return read.isCompletedExceptionally() && !isRecent(failedAt);
    }

    private boolean isRecent(Instant moment) {
        Instant now = Instant.now(clock);
        return !now.isBefore(moment) && now.isBefore(moment.plus(MIN_INTERVAL));
    }

    private CompletableFuture<String> read() {
        CompletableFuture<String> load = CompletableFuture.supplyAsync(this::load, executor);
        reading = load;
        return load;
    }

    private String load() {
        try {
            return reader.get();
        } catch (RuntimeException e) {
            recordFailure();
            throw e;
        }
    }

    private synchronized void recordFailure() {
        failedAt = Instant.now(clock);
    }
}
