package io.cloudcall.chaos;

import java.util.List;
import java.util.stream.Stream;

/** A promise that holds whatever happens. */
interface Invariant {

    /** Where an episode broke it. */
    Stream<Violation> violations(Evidence evidence);

    /** All there are. */
    static List<Invariant> all() {
        return List.of(
                new AnswersInTime(),
                new AnswersInForm(),
                new AnswersForAReason(),
                new TriesAgain(),
                new StaysWithinLimits(),
                new SendsFewRequests(),
                new KeepsSecrets(),
                new Recovers());
    }

    /** A promise about each invocation by itself. */
    interface OfEach extends Invariant {

        boolean isBroken(Invocation invocation, Evidence evidence);

        @Override
        default Stream<Violation> violations(Evidence evidence) {
            return evidence.invocations().stream()
                    .filter(invocation -> isBroken(invocation, evidence))
                    .map(invocation -> new Violation(getClass().getSimpleName(), Report.of(invocation, evidence)));
        }
    }
}
