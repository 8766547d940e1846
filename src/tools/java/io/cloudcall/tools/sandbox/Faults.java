package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Plans {@code fault} for the next request, of any path. */
    public void next(Fault fault) {
        times(1, fault);
    }

    /** Plans {@code fault} for {@code count} requests of {@code path}. */
    public void times(int count, String path, Fault fault) {
        plan(new Plan(count, path, fault));
    }

    /** Plans {@code fault} for {@code count} requests, of any path. */
    public void times(int count, Fault fault) {
        plan(new Plan(count, null, fault));
    }

    /** Removes the faults that are still pending. */
    public synchronized void clear() {
        planned.clear();
    }

    /** Returns the number of pending faults. */
    public synchronized int pending() {
        return planned.stream().mapToInt(Plan::count).sum();
    }

    /**
     * Returns the pending faults in their order, each as {@code [COUNT*]FAULT[@PATH]}: with the kind of a
     * {@link FaultPlan}, or with the description of another fault.
     */
    public synchronized List<String> planned() {
        return planned.stream().map(Plan::toString).toList();
    }

    /** Removes the faults that are still pending, and forgets the consumed ones. */
    void reset() {
        clear();
        applied.clear();
    }

    /** Returns the faults that requests have consumed, in that order. */
    public List<AppliedFault> applied() {
        return applied.list();
    }

    /**
     * Waits until requests have consumed {@code count} faults since the sandbox was started or reset.
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
        for (ListIterator<Plan> plans = planned.listIterator(); plans.hasNext(); ) {
            Plan plan = plans.next();
            if (plan.fits(path)) {
                if (plan.count() == 1) {
                    plans.remove();
                } else {
                    plans.set(plan.withCount(plan.count() - 1));
                }
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }

    private synchronized void plan(Plan plan) {
        if (plan.count() > 0) {
            planned.add(plan);
        }
    }

    private record Plan(int count, @Nullable String path, Fault fault) {
        boolean fits(String requested) {
            return path == null || path.equals(requested);
        }

        Plan withCount(int newCount) {
            return new Plan(newCount, path, fault);
        }

        @Override
        public String toString() {
            return FaultPlan.text(count, fault.toString(), path);
        }
    }
}
