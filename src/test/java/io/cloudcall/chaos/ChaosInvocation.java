package io.cloudcall.chaos;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of the function and what came of it.
 *
 * @param number which one of its episode; it is in the event, and so in the query of the API requests that it caused
 * @param timeoutMillis the time that Lambda gave it
 * @param began when it began, by the sandbox's clock
 * @param ended when it ended, by the sandbox's clock
 * @param tookMillis how long it took, in real time
 * @param stalledMillis for how much of that the machine stood still
 * @param result what it answered
 * @param log what it logged
 * @param thrown what it threw instead of answering
 */
record ChaosInvocation(
        int number,
        int timeoutMillis,
        Instant began,
        Instant ended,
        long tookMillis,
        long stalledMillis,
        String result,
        String log,
        @Nullable Throwable thrown) {

    @Override
    public String toString() {
        return "invocation " + number + ", which took " + tookMillis + " of " + timeoutMillis + " ms (stalled "
                + stalledMillis + " ms) and answered " + beginningOf(result) + " and logged " + beginningOf(log);
    }

    private static String beginningOf(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
