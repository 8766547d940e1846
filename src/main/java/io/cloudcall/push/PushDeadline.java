package io.cloudcall.push;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/**
 * The deadline of a request: WeChat drops the connection after five seconds, of which the way there and back takes a
 * part. Thread-safe.
 */
public final class PushDeadline {
    /** The time for a response. */
    static final long LIMIT_MILLIS = 4_000;

    /** The time that is reserved for writing the response. */
    private static final long MARGIN_MILLIS = 200;

    private final Clock clock;
    private final IntSupplier untilTimeout;
    private final long begin;

    /**
     * Creates the deadline of a request that begins now.
     *
     * @param untilTimeout the milliseconds until Lambda ends the invocation
     */
    public PushDeadline(Clock clock, IntSupplier untilTimeout) {
        this.clock = clock;
        this.untilTimeout = untilTimeout;
        begin = clock.millis();
    }

    /** Returns the milliseconds since the request began, which are never negative. */
    public long elapsedMillis() {
        return Math.max(0, clock.millis() - begin);
    }

    /** Returns the milliseconds until the response is due; zero or less after that. */
    long remainingMillis() {
        return Math.min(LIMIT_MILLIS - elapsedMillis(), untilTimeout.getAsInt() - MARGIN_MILLIS);
    }

    /**
     * Waits for a result until the deadline.
     *
     * @throws TimeoutException if the result is late, or the thread is interrupted
     */
    <T> T await(CompletableFuture<T> future) throws TimeoutException {
        try {
            return future.get(Math.max(remainingMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
