package io.cloudcall.http;

/**
 * A token bucket that all retries of a process draw from, so that a failing server gets little more than the first
 * attempts: the bucket of the <a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">standard retry mode</a> of the AWS
 * SDKs, with their capacity of 500 and, for each retry, what they take for one after a timeout. Only successes refill
 * it. Thread-safe.
 */
public final class RetryBudget {
    /** The cost of a retry of a request that may have reached the server. */
    public static final int RETRY_COST = 10;

    /** The cost of a retry of a request that was never sent, such as after a refused connection. */
    public static final int UNSENT_RETRY_COST = 2;

    private static final int CAPACITY = 500;
    private static final int SUCCESS_REFUND = 1;

    private int available = CAPACITY;

    /** Returns whether a retry may start, and if so takes its cost. */
    public synchronized boolean tryAcquire(int cost) {
        boolean allowed = cost <= available;
        if (allowed) {
            available -= cost;
        }
        return allowed;
    }

    /** Returns the cost of a retry that succeeded. */
    public synchronized void refund(int cost) {
        available = Math.min(CAPACITY, available + cost);
    }

    /** Records that a first attempt succeeded, which adds a little. */
    public void recordSuccess() {
        refund(SUCCESS_REFUND);
    }
}
