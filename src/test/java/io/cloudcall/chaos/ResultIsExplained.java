package io.cloudcall.chaos;

/**
 * Every answer is WeChat's for that very call, or the contract's error for something that the invocation really met: a fault of its
 * own requests, a fault of the token call that it shared with others, the end of its time.
 */
final class ResultIsExplained implements Invariant.OfEach {
    /** Clocks and timers count whole milliseconds, and not from the same moment. */
    private static final long TIMER_MILLIS = 10;

    @Override
    public boolean isBroken(ChaosInvocation invocation, ScenarioLog evidence) {
        String result = invocation.result();
        if (result.equals(evidence.normal())) {
            return evidence.requestsOf(invocation).isEmpty();
        }
        return evidence.apiFaultsOf(invocation)
                        .noneMatch(fault -> fault.explains().test(result))
                && evidence.tokenFaultsNear(invocation)
                        .noneMatch(fault -> fault.explains().test(result))
                && !isOfAClosedConnection(invocation, evidence)
                && !isOfASpoiltConnection(invocation, evidence)
                && !isOfTimeThatRanOut(invocation, evidence)
                && !(ExpectedResults.isSpent(result) && evidence.tokenEvents() > 0);
    }

    private static boolean isOfAClosedConnection(ChaosInvocation invocation, ScenarioLog evidence) {
        return (invocation.result().equals(ExpectedResults.CLOSED_BEFORE)
                        || invocation.result().equals(ExpectedResults.CLOSED_MIDWAY))
                && evidence.closedDuring(invocation);
    }

    /**
     * A connection that holds the rest of an answer cannot be read, or is closed. Another is only tried while time is left, and a
     * clock that jumped while the request, or the token request that the invocation joined, was under way says that there is none.
     */
    private static boolean isOfASpoiltConnection(ChaosInvocation invocation, ScenarioLog evidence) {
        return (invocation.result().equals(ExpectedResults.NOT_HTTP)
                        || invocation.result().equals(ExpectedResults.CLOSED_BEFORE))
                && (evidence.leavesNoTime(invocation)
                        || evidence.clock()
                                .jumpedBetween(
                                        invocation
                                                .began()
                                                .minusMillis(evidence.settings().requestTimeoutMillis()),
                                        invocation.ended()));
    }

    /** Its own, up to the margin that the function keeps, or that of one request. */
    private static boolean isOfTimeThatRanOut(ChaosInvocation invocation, ScenarioLog evidence) {
        int own = invocation.timeoutMillis() - Math.min(200, invocation.timeoutMillis() / 10);
        long least = (long) Math.min(own, evidence.settings().requestTimeoutMillis()) - TIMER_MILLIS;
        return invocation.result().equals(ExpectedResults.TIMED_OUT)
                && invocation.tookMillis() + invocation.stalledMillis() >= least;
    }
}
