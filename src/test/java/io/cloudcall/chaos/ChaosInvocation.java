package io.cloudcall.chaos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of the function and its outcome.
 *
 * @param number its number in its episode, or -1; the event and so the API requests that it causes carry it
 * @param timeoutMillis the time that Lambda gave it
 * @param startNanos when it began, by {@link System#nanoTime}
 * @param endNanos when it ended, by {@link System#nanoTime}
 * @param result the function's result
 * @param log the function's log
 * @param thrown what the function threw, or null
 */
record ChaosInvocation(
        int number,
        int timeoutMillis,
        long startNanos,
        long endNanos,
        String result,
        String log,
        @Nullable Throwable thrown) {

    long durationMillis() {
        return Duration.ofNanos(endNanos - startNanos).toMillis();
    }

    @Override
    public String toString() {
        return "invocation " + number + ", " + durationMillis() + " of " + timeoutMillis + " ms, result "
                + truncate(result) + ", log " + truncate(log) + (thrown == null ? "" : ", threw " + thrown);
    }

    private static String truncate(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
