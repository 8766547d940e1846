package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The queue of planned connection faults: each accepted connection consumes the first one, at whichever address of the
 * sandbox. Thread-safe.
 */
public final class ConnectionFaults {

    private final Deque<ConnectionFault> planned = new ArrayDeque<>();
    private final List<ConnectionFault> applied = new ArrayList<>();

    ConnectionFaults() {}

    /** Plans {@code fault} for the next connection. */
    public void next(ConnectionFault fault) {
        times(1, fault);
    }

    /** Plans {@code fault} for {@code count} connections. */
    public synchronized void times(int count, ConnectionFault fault) {
        for (int i = 0; i < count; i++) {
            planned.add(fault);
        }
    }

    /** Removes the faults that are still pending. */
    public synchronized void clear() {
        planned.clear();
    }

    /** Returns the number of pending faults. */
    public synchronized int pending() {
        return planned.size();
    }

    /** Returns the faults that connections have consumed, in that order. */
    public synchronized List<ConnectionFault> applied() {
        return List.copyOf(applied);
    }

    /**
     * Waits until connections have consumed {@code count} faults since the sandbox was started.
     *
     * @throws IllegalStateException if they have not before {@code timeout}
     */
    public synchronized void awaitApplied(int count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (applied.size() < count) {
            long remaining = deadline - System.nanoTime();
            if (remaining <= 0) {
                throw new IllegalStateException(applied.size() + " connection faults applied, not " + count);
            }
            TimeUnit.NANOSECONDS.timedWait(this, remaining);
        }
    }

    synchronized Optional<ConnectionFault> take() {
        Optional<ConnectionFault> fault = Optional.ofNullable(planned.poll());
        fault.ifPresent(applied::add);
        notifyAll();
        return fault;
    }
}
