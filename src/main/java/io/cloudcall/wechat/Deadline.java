package io.cloudcall.wechat;

import io.cloudcall.call.PlatformError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time that is left to answer an invocation. Implementations are thread-safe. */
@FunctionalInterface
public interface Deadline {
    /** Of the time that Lambda leaves, what is kept back to write the answer, in milliseconds. */
    long MARGIN_MILLIS = 200;

    /** Milliseconds until the answer must be there; zero or less once it is too late. */
    long remainingMillis();

    /**
     * The deadline of an invocation that Lambda would end when {@code remaining} reaches zero: earlier by a margin, of
     * which a short time gives at most a tenth.
     *
     * @param remaining milliseconds until the time-out, such as {@code context::getRemainingTimeInMillis}
     */
    static Deadline forInvocation(Deadline remaining) {
        long margin = Math.min(MARGIN_MILLIS, remaining.remainingMillis() / 10);
        return () -> remaining.remainingMillis() - margin;
    }

    /** Whether at least {@code millis} milliseconds are left. */
    default boolean hasAtLeast(long millis) {
        return remainingMillis() >= millis;
    }

    /**
     * Waits for a result, no longer than is left.
     *
     * @throws WeChatCallException if it does not come in time, or is a failure
     */
    default <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(Math.max(remainingMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw WeChatCallException.platform(PlatformError.TIMEOUT, "the invocation's time ran out");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw WeChatCallException.platform(PlatformError.TIMEOUT, "the invocation was interrupted");
        } catch (ExecutionException failed) {
            throw WeChatCallException.of(failed.getCause());
        }
    }
}
