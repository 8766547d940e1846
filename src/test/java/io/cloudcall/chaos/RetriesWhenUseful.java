package io.cloudcall.chaos;

import java.util.function.Predicate;

/**
 * An answer that another attempt could have bettered is not given after the first: a spent token is replaced, busy WeChat is asked
 * three times, a closed connection is opened anew. Unless the token call is in trouble, or the time too short, or all connections are
 * being closed: that swallows attempts before the sandbox sees them, and ends forced renewals, which are never sent twice.
 */
final class RetriesWhenUseful implements Invariant.OfEach {

    @Override
    public boolean isBroken(ChaosInvocation invocation, ScenarioLog evidence) {
        return evidence.requestsOf(invocation).size() < attemptsDue(invocation, evidence)
                && !evidence.leavesNoTime(invocation)
                && !evidence.closedDuring(invocation)
                && evidence.tokenFaultsNear(invocation).findAny().isEmpty();
    }

    private static int attemptsDue(ChaosInvocation invocation, ScenarioLog evidence) {
        String result = invocation.result();
        if (ExpectedResults.isSpent(result) || comesFrom(invocation, evidence, DocumentedErrcodes::isSpent)) {
            return 2;
        }
        if (comesFrom(invocation, evidence, RetriesWhenUseful::isBusy)) {
            return endedBusy(invocation, evidence) ? 3 : 2;
        }
        return result.equals(ExpectedResults.CLOSED_BEFORE) ? 2 : 0;
    }

    private static boolean isBusy(ChaosFault fault) {
        return fault.name().equals(DocumentedErrcodes.BUSY);
    }

    /** Otherwise the last attempt brought no answer of WeChat's, and its answer before that stands. */
    private static boolean endedBusy(ChaosInvocation invocation, ScenarioLog evidence) {
        return evidence.apiFaultsOf(invocation)
                .reduce((earlier, later) -> later)
                .filter(RetriesWhenUseful::isBusy)
                .isPresent();
    }

    private static boolean comesFrom(ChaosInvocation invocation, ScenarioLog evidence, Predicate<ChaosFault> which) {
        return evidence.apiFaultsOf(invocation)
                .filter(which)
                .anyMatch(fault -> fault.explains().test(invocation.result()));
    }
}
