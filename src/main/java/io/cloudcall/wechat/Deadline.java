package io.cloudcall.wechat;

import io.cloudcall.call.PlatformError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The deadline of an invocation. Implementations are thread-safe. */
@FunctionalInterface
public interface Deadline {
    /** The time that is reserved for writing the response, in milliseconds. */
    long MARGIN_MILLIS = 200;

    /** Returns the milliseconds until the response is due; zero or less after that. */
    long remainingMillis();

    /**
     * Returns the deadline of an invocation that Lambda ends when {@code remaining} reaches zero: earlier by the
     * margin, but by at most a tenth of the time.
     *
     * @param remaining the milliseconds until the timeout, such as {@code context::getRemainingTimeInMillis}
     */
    static Deadline forInvocation(Deadline remaining) {
        long margin = Math.min(MARGIN_MILLIS, remaining.remainingMillis() / 10);
        return () -> remaining.remainingMillis() - margin;
    }

    /** Returns whether at least {@code millis} milliseconds are left. */
    default boolean hasAtLeast(long millis) {
        return remainingMillis() >= millis;
    }

    /**
     * Waits for a result until the deadline.
     *
     * @throws WeChatCallException if the result is late, or a failure
     */
    default <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(Math.max(remainingMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw WeChatCallException.platform(PlatformError.TIMEOUT, "the invocation's time ran out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WeChatCallException.platform(PlatformError.TIMEOUT, "the invocation was interrupted");
        } catch (ExecutionException e) {
            throw WeChatCallException.of(e.getCause());
        }
    }
}
