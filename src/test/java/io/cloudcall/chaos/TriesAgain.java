package io.cloudcall.chaos;

import java.util.function.Predicate;

/**
 * An answer that another attempt could have bettered is not given after the first: a spent token is replaced, busy WeChat is asked
 * three times, a closed connection is opened anew. Unless the token call is in trouble, or the time too short.
 */
final class TriesAgain implements Invariant.OfEach {

    @Override
    public boolean isBroken(Invocation invocation, Evidence evidence) {
        return evidence.requestsOf(invocation).size() < attemptsDue(invocation, evidence)
                && !evidence.leavesNoTime(invocation)
                && evidence.tokenFaultsNear(invocation).findAny().isEmpty();
    }

    private static int attemptsDue(Invocation invocation, Evidence evidence) {
        String result = invocation.result();
        if (Results.isSpent(result) || comesFrom(invocation, evidence, Errcodes::isSpent)) {
            return 2;
        }
        if (comesFrom(invocation, evidence, fault -> fault.name().equals(Errcodes.BUSY))) {
            return 3;
        }
        return result.equals(Results.CLOSED_BEFORE) ? 2 : 0;
    }

    private static boolean comesFrom(Invocation invocation, Evidence evidence, Predicate<ChaosFault> which) {
        return evidence.apiFaultsOf(invocation)
                .filter(which)
                .anyMatch(fault -> fault.explains().test(invocation.result()));
    }
}
