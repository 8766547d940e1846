package io.cloudcall.chaos;

import java.util.List;
import java.util.stream.Stream;

/** Says what is known of an invocation that broke a promise. */
final class FailureReport {
    private static final int MOST_NAMES = 12;

    private FailureReport() {}

    static String of(ChaosInvocation invocation, ScenarioLog evidence) {
        return invocation + "\n    it lasted from " + invocation.began() + " to " + invocation.ended()
                + "\n    it sent " + evidence.requestsOf(invocation).size() + " API requests, which met "
                + names(evidence.apiFaultsOf(invocation)) + "; token calls before met "
                + names(evidence.tokenFaultsNear(invocation))
                + "; the clock jumped " + jumpsNear(invocation, evidence)
                + (evidence.closedDuring(invocation) ? "; all connections were closed about then" : "")
                + (invocation.thrown() == null ? "" : "; it threw " + invocation.thrown());
    }

    private static List<JumpingClock.Jump> jumpsNear(ChaosInvocation invocation, ScenarioLog evidence) {
        return evidence.clock().jumps().stream()
                .filter(jump -> !jump.from().isBefore(invocation.began().minusSeconds(1))
                        && !jump.from().isAfter(invocation.ended()))
                .toList();
    }

    private static String names(Stream<ChaosFault> faults) {
        List<String> names = faults.map(ChaosFault::name).toList();
        List<String> last = names.subList(Math.max(0, names.size() - MOST_NAMES), names.size());
        return last.size() == names.size() ? last.toString() : "…" + last;
    }
}
