package io.cloudcall.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret that a slow reader brings: read when first needed, by one thread however many ask, and kept. A failure is kept too,
 * for a short while, so that a store in trouble is not asked by each invocation.
 */
final class CachedSecret implements AppSecret {
    private static final Duration FAILURE_KEPT = Duration.ofSeconds(10);

    private final Supplier<String> reader;
    private final Clock clock;
    private final Executor threads;
    private @Nullable CompletableFuture<String> reading;
    private Instant failedAt = Instant.MIN;

    /** @param reader may block, and throws {@link SecretException} */
    CachedSecret(Supplier<String> reader, Clock clock, Executor threads) {
        this.reader = reader;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public synchronized CompletableFuture<String> current() {
        return reading == null || isStaleFailure(reading) ? read() : reading;
    }

    @Override
    public synchronized CompletableFuture<String> insteadOf(String wrong) {
        boolean holdsIt = reading != null && !reading.isCompletedExceptionally() && wrong.equals(reading.getNow(null));
        return holdsIt ? read() : current();
    }

    private boolean isStaleFailure(CompletableFuture<String> read) {
        Instant now = Instant.now(clock);
        boolean recent = !now.isBefore(failedAt) && now.isBefore(failedAt.plus(FAILURE_KEPT));
        return read.isCompletedExceptionally() && !recent;
    }

    private CompletableFuture<String> read() {
        CompletableFuture<String> started = CompletableFuture.supplyAsync(this::readNow, threads);
        reading = started;
        return started;
    }

    private String readNow() {
        try {
            return reader.get();
        } catch (RuntimeException failure) {
            noteFailure();
            throw failure;
        }
    }

    private synchronized void noteFailure() {
        failedAt = Instant.now(clock);
    }
}
