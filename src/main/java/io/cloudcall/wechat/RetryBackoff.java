package io.cloudcall.wechat;

import io.cloudcall.http.RetryBudget;
import io.cloudcall.http.TransportResponse;
import org.jspecify.annotations.Nullable;

/**
 * The retries of one invocation: each after a longer pause, if the deadline and the budget of the process allow it. Not
 * thread-safe.
 */
final class RetryBackoff {
    private final RetryBudget budget;
    private final Timing timing;
    private final Deadline deadline;
    private int retriesOfSent;
    private int retriesOfUnsent;
    private int acquired;

    RetryBackoff(RetryBudget budget, Timing timing, Deadline deadline) {
        this.budget = budget;
        this.timing = timing;
        this.deadline = deadline;
    }

    /**
     * Waits before a retry, and returns whether to make it.
     *
     * @param response the response that is the reason, whose Retry-After counts; null for none
     * @param attemptMillis the time that the retry may take
     */
    boolean await(RetryReason reason, @Nullable TransportResponse response, long attemptMillis) {
        int retry = reason == RetryReason.UNSENT ? ++retriesOfUnsent : ++retriesOfSent;
        if (retry > reason.maxRetries()) {
            return false;
        }
        long pause = timing.backoffMillis(retry);
        if (response != null) {
            pause = Math.max(pause, RetryAfter.millis(response, timing.clock()));
        }
        return deadline.hasAtLeast(pause + attemptMillis) && acquire(reason.cost()) && timing.sleep(pause);
    }

    private boolean acquire(int cost) {
        if (!budget.tryAcquire(cost)) {
            return false;
        }
        acquired = cost;
        return true;
    }

    /** Records that an attempt succeeded: a first one, or the last retry. */
    void recordSuccess() {
        if (acquired == 0) {
            budget.recordSuccess();
        } else {
            budget.refund(acquired);
            acquired = 0;
        }
    }
}
