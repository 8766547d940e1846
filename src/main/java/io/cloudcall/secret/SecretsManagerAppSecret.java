package io.cloudcall.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret that AWS Secrets Manager holds: read when first needed, by one thread however many ask, and kept. A failure
 * is kept too, for a short while, so that a store in trouble is not asked by each invocation. Thread-safe.
 */
final class SecretsManagerAppSecret implements AppSecret {
    private static final Duration FAILURE_TTL = Duration.ofSeconds(10);

    private final Supplier<String> reader;
    private final Clock clock;
    private final Executor threads;
    private @Nullable CompletableFuture<String> reading;
    private Instant failedAt = Instant.MIN;

    SecretsManagerAppSecret(SecretsManagerClient store, Clock clock) {
        this(
                store::getAppSecret,
                clock,
                task -> Thread.ofPlatform().daemon().name("app-secret").start(task));
    }

    /** @param reader may block, and throws {@link AppSecretException} */
    SecretsManagerAppSecret(Supplier<String> reader, Clock clock, Executor threads) {
        this.reader = reader;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public synchronized CompletableFuture<String> get() {
        return reading == null || isStaleFailure(reading) ? read() : reading;
    }

    @Override
    public synchronized CompletableFuture<String> refresh(String wrong) {
        boolean holdsIt = reading != null && !reading.isCompletedExceptionally() && wrong.equals(reading.getNow(null));
        return holdsIt ? read() : get();
    }

    private boolean isStaleFailure(CompletableFuture<String> read) {
        Instant now = Instant.now(clock);
        boolean recent = !now.isBefore(failedAt) && now.isBefore(failedAt.plus(FAILURE_TTL));
        return read.isCompletedExceptionally() && !recent;
    }

    private CompletableFuture<String> read() {
        CompletableFuture<String> started = CompletableFuture.supplyAsync(this::load, threads);
        reading = started;
        return started;
    }

    private String load() {
        try {
            return reader.get();
        } catch (RuntimeException failure) {
            recordFailure();
            throw failure;
        }
    }

    private synchronized void recordFailure() {
        failedAt = Instant.now(clock);
    }
}
