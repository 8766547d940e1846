package io.cloudcall.secret;

import io.cloudcall.aws.AwsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secret in AWS Secrets Manager: read on first use, by one thread for all concurrent callers, and cached. A failure
 * is cached briefly, so that an unavailable store does not cost a request per invocation. No lock is held while the
 * secret is read. Thread-safe. Futures fail with {@link AwsException}.
 *
 * @param <T> the type of the parsed secret
 */
public final class StoredSecret<T> {
    private static final Duration FAILURE_TTL = Duration.ofSeconds(10);

    private final Supplier<T> reader;
    private final Clock clock;
    private final Executor executor;

    /** The last read, which may be in progress. */
    private @Nullable CompletableFuture<T> reading;

    private @Nullable T latest;
    private Instant failedAt = Instant.MIN;
    private Instant rereadAt = Instant.MIN;

    /**
     * Creates a secret that is not read yet.
     *
     * @param reader reads and parses the secret, and may block; throws {@link AwsException}
     */
    StoredSecret(Supplier<T> reader, Clock clock, Executor executor) {
        this.reader = reader;
        this.clock = clock;
        this.executor = executor;
    }

    /** Returns the secret, or the failure to read it; while it is read again, what comes of that. */
    public synchronized CompletableFuture<T> get() {
        return reading == null || isExpiredFailure(reading) ? read() : reading;
    }

    /**
     * Returns the secret as it was read last, even if it is read again, or could not be: of use for other parts of it.
     */
    public synchronized CompletableFuture<T> getLatest() {
        return latest == null ? get() : CompletableFuture.completedFuture(latest);
    }

    /**
     * Returns the secret, read again if the cached one is outdated, unless it was read again within {@code interval}.
     * Joins a read that is in progress.
     *
     * @param isOutdated accepts a secret whose stored text is probably another by now; must not block
     */
    public synchronized CompletableFuture<T> refresh(Predicate<? super T> isOutdated, Duration interval) {
        T value = reading == null || reading.isCompletedExceptionally() ? null : reading.getNow(null);
        return value != null && isOutdated.test(value) && !isRecent(rereadAt, interval) ? reread() : get();
    }

    private CompletableFuture<T> reread() {
        rereadAt = Instant.now(clock);
        return read();
    }

    private boolean isExpiredFailure(CompletableFuture<T> read) {
        return read.isCompletedExceptionally() && !isRecent(failedAt, FAILURE_TTL);
    }

    private boolean isRecent(Instant moment, Duration span) {
        Instant now = Instant.now(clock);
        return !now.isBefore(moment) && now.isBefore(moment.plus(span));
    }

    private CompletableFuture<T> read() {
        CompletableFuture<T> load = CompletableFuture.supplyAsync(this::load, executor);
        reading = load;
        return load;
    }

    private T load() {
        try {
            T value = reader.get();
            recordValue(value);
            return value;
        } catch (RuntimeException e) {
            recordFailure();
            throw e;
        }
    }

    private synchronized void recordValue(T value) {
        latest = value;
    }

    /** Forgets that a read failed, so that the next call reads the secret. */
    synchronized void forgetFailure() {
        failedAt = Instant.MIN;
    }

    private synchronized void recordFailure() {
        failedAt = Instant.now(clock);
    }
}
