package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

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

    /** Returns the pending faults in their order, each as {@code [COUNT*]FAULT}, as {@link Faults#planned} does. */
    public synchronized List<String> planned() {
        SequencedMap<Integer, Integer> counts = new LinkedHashMap<>();
        List<ConnectionFault> all = List.copyOf(planned);
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            start = all.get(i).equals(all.get(start)) ? start : i;
            counts.merge(start, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(run -> FaultPlan.text(run.getValue(), FaultPlan.kindOf(all.get(run.getKey())), null))
                .toList();
    }

    /** Removes the faults that are still pending, and forgets the consumed ones. */
    void reset() {
        clear();
        applied.clear();
    }

    /** Returns the faults that connections have consumed, in that order. */
    public List<ConnectionFault> applied() {
        return applied.list();
    }

    /**
     * Waits until connections have consumed {@code count} faults since the sandbox was started or reset.
     *
     * @throws IllegalStateException if they have not before {@code timeout}
     */
    public void awaitApplied(int count, Duration timeout) throws InterruptedException {
        applied.await(count, timeout);
    }

    /** Plans a fault again, as the next one, that its connection did not need. */
    synchronized void giveBack(ConnectionFault fault) {
        applied.removeLast(fault);
        planned.addFirst(fault);
    }

    synchronized Optional<ConnectionFault> take() {
        Optional<ConnectionFault> fault = Optional.ofNullable(planned.poll());
        fault.ifPresent(applied::add);
        return fault;
    }
}
