package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The queue of planned connection faults: each accepted connection consumes the first one, at whichever address of the
 * sandbox. Thread-safe.
 */
public final class ConnectionFaults {

    private final Deque<ConnectionFault> planned = new ArrayDeque<>();
    private final AppliedFaults<ConnectionFault> applied = new AppliedFaults<>();

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
    public List<ConnectionFault> applied() {
        return applied.list();
    }

    /**
     * Waits until connections have consumed {@code count} faults since the sandbox was started.
     *
     * @throws IllegalStateException if they have not before {@code timeout}
     */
    public void awaitApplied(int count, Duration timeout) throws InterruptedException {
        applied.await(count, timeout);
    }

    synchronized Optional<ConnectionFault> take() {
        Optional<ConnectionFault> fault = Optional.ofNullable(planned.poll());
        fault.ifPresent(applied::add);
        return fault;
    }
}
