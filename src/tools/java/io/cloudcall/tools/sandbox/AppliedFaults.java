package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The faults that were consumed, in that order, for tests that wait for them. Thread-safe. */
final class AppliedFaults<F> {
    private final List<F> faults = new ArrayList<>();

    synchronized void add(F fault) {
        faults.add(fault);
        notifyAll();
    }

    synchronized void removeLast(F fault) {
        int last = faults.lastIndexOf(fault);
        if (last >= 0) {
            faults.remove(last);
        }
    }

    synchronized void clear() {
        faults.clear();
    }

    synchronized List<F> list() {
        return List.copyOf(faults);
    }

    /**
     * Waits until {@code count} faults were consumed.
     *
     * @throws IllegalStateException if they were not before {@code timeout}
     */
    synchronized void await(int count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (faults.size() < count) {
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                throw new IllegalStateException(
                        faults.size() + " of " + count + " faults applied in time: send more requests");
            }
            TimeUnit.NANOSECONDS.timedWait(this, remaining);
        }
    }
}
