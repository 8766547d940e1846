package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The queue of planned faults: each request consumes the first one for its path, and is handled normally if there is
 * none. Thread-safe.
 */
public final class Faults {

    private final List<Plan> planned = new ArrayList<>();
    private final AppliedFaults<AppliedFault> applied = new AppliedFaults<>();

    Faults() {}

    /** Plans {@code fault} for the next request of {@code path}. */
    public void next(String path, Fault fault) {
        times(1, path, fault);
    }

    /** Plans {@code fault} for the next request, whatever its path. */
    public void next(Fault fault) {
        times(1, fault);
    }

    /** Plans {@code fault} for {@code count} requests of {@code path}. */
    public void times(int count, String path, Fault fault) {
        plan(count, new Plan(path::equals, fault));
    }

    /** Plans {@code fault} for {@code count} requests, whatever their paths. */
    public void times(int count, Fault fault) {
        plan(count, new Plan(path -> true, fault));
    }

    /** Removes the faults that are still pending. */
    public synchronized void clear() {
        planned.clear();
    }

    /** Returns the number of pending faults. */
    public synchronized int pending() {
        return planned.size();
    }

    /** Returns the faults that requests have consumed, in that order. */
    public List<AppliedFault> applied() {
        return applied.list();
    }

    /**
     * Waits until requests have consumed {@code count} faults since the sandbox was started.
     *
     * @throws IllegalStateException if they have not before {@code timeout}
     */
    public void awaitApplied(int count, Duration timeout) throws InterruptedException {
        applied.await(count, timeout);
    }

    synchronized Optional<Fault> take(ReceivedRequest request) {
        Optional<Fault> fault = takePlanned(request.path());
        fault.ifPresent(taken -> applied.add(new AppliedFault(taken, request)));
        return fault;
    }

    private Optional<Fault> takePlanned(String path) {
        for (Iterator<Plan> plans = planned.iterator(); plans.hasNext(); ) {
            Plan plan = plans.next();
            if (plan.path().test(path)) {
                plans.remove();
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }

    private synchronized void plan(int count, Plan plan) {
        planned.addAll(Collections.nCopies(count, plan));
    }

    private record Plan(Predicate<String> path, Fault fault) {}
}
