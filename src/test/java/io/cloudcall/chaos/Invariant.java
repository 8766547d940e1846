package io.cloudcall.chaos;

import java.util.List;
import java.util.stream.Stream;

/** A promise that holds whatever happens. */
interface Invariant {

    /** Where an episode broke it. */
    Stream<Violation> violations(ScenarioLog evidence);

    /** All there are. */
    static List<Invariant> all() {
        return List.of(
                new MeetsDeadline(),
                new ResultIsWellFormed(),
                new ResultIsExplained(),
                new RetriesWhenUseful(),
                new RespectsTokenLimits(),
                new RequestCountIsBounded(),
                new LeaksNoSecret(),
                new RecoversAfterFaults());
    }

    /** A promise about each invocation by itself. */
    interface OfEach extends Invariant {

        boolean isBroken(ChaosInvocation invocation, ScenarioLog evidence);

        @Override
        default Stream<Violation> violations(ScenarioLog evidence) {
            return evidence.invocations().stream()
                    .filter(invocation -> isBroken(invocation, evidence))
                    .map(invocation ->
                            new Violation(getClass().getSimpleName(), FailureReport.of(invocation, evidence)));
        }
    }
}
