package io.cloudcall.chaos;

/** Every invocation answers before Lambda would end it, and none by an exception. */
final class MeetsDeadline implements Invariant.OfEach {
    /**
     * Beyond Lambda's time-out, in milliseconds. The function itself aims at up to 200 ms before it. What is left is the machine's: 33
     * threads that want two cores wait for some time slices of each other, and a mebibyte of someone else's answer is read in one. Time
     * in which nothing ran at all, as {@link StallDetector} measured it, comes on top.
     */
    private static final long SLACK = 400;

    @Override
    public boolean isBroken(ChaosInvocation invocation, ScenarioLog evidence) {
        return invocation.thrown() != null
                || invocation.tookMillis() > invocation.timeoutMillis() + SLACK + invocation.stalledMillis();
    }
}
