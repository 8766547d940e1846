package io.cloudcall.wechat;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The counts of a run, by seconds. Not thread-safe. */
final class FleetFigures {
    private final int[] tokenCalls;
    private final int[] refusedTokenCalls;
    private final int[] forcedTokenCalls;
    private final int[] apiRequests;
    private final int[] calls;
    private final int[] lostCalls;
    private final int[] delayedCalls;
    private final long[] readyAfter;

    FleetFigures(int seconds, int instances) {
        tokenCalls = new int[seconds];
        refusedTokenCalls = new int[seconds];
        forcedTokenCalls = new int[seconds];
        apiRequests = new int[seconds];
        calls = new int[seconds];
        lostCalls = new int[seconds];
        delayedCalls = new int[seconds];
        readyAfter = new long[instances];
        Arrays.fill(readyAfter, Long.MAX_VALUE);
    }

    void countTokenCall(long millis, boolean force) {
        count(tokenCalls, millis);
        if (force) {
            count(forcedTokenCalls, millis);
        }
    }

    void countRefusedTokenCall(long millis) {
        count(refusedTokenCalls, millis);
    }

    void countApiRequest(long millis) {
        count(apiRequests, millis);
    }

    /**
     * Counts a call.
     *
     * @param delayed whether it had to wait, such as for a token
     */
    void countCall(long millis, boolean lost, boolean delayed) {
        count(calls, millis);
        if (lost) {
            count(lostCalls, millis);
        } else if (delayed) {
            count(delayedCalls, millis);
        }
    }

    /** Records that an instance has a token, if it is its first one. */
    void recordToken(int instance, long millis) {
        readyAfter[instance] = Math.min(readyAfter[instance], millis);
    }

    private static void count(int[] series, long millis) {
        series[(int) Math.min(millis / 1_000, series.length - 1)]++;
    }

    /** Returns the token calls of each second. */
    int[] tokenCalls() {
        return tokenCalls.clone();
    }

    int tokenCalls(int from, int to) {
        return sum(tokenCalls, from, to);
    }

    /** Returns the token calls that WeChat refused with 45011 or 45009. */
    int refusedTokenCalls(int from, int to) {
        return sum(refusedTokenCalls, from, to);
    }

    int forcedTokenCalls(int from, int to) {
        return sum(forcedTokenCalls, from, to);
    }

    int apiRequests(int from, int to) {
        return sum(apiRequests, from, to);
    }

    int calls(int from, int to) {
        return sum(calls, from, to);
    }

    int lostCalls(int from, int to) {
        return sum(lostCalls, from, to);
    }

    int delayedCalls(int from, int to) {
        return sum(delayedCalls, from, to);
    }

    /** Returns the largest number of token calls in so many seconds on end. */
    int mostTokenCalls(int seconds, int from, int to) {
        int end = Math.min(to, tokenCalls.length);
        return IntStream.range(from, Math.max(from + 1, end - seconds + 1))
                .map(second -> sum(tokenCalls, second, Math.min(second + seconds, end)))
                .max()
                .orElse(0);
    }

    /** Returns the last second in which a call was lost, or -1. */
    int lastLoss() {
        int second = lostCalls.length - 1;
        while (second >= 0 && lostCalls[second] == 0) {
            second--;
        }
        return second;
    }

    /** Returns the time at which the last instance had its first token, in milliseconds. */
    long allReadyAfter() {
        return Arrays.stream(readyAfter).max().orElse(0);
    }

    private static int sum(int[] series, int from, int to) {
        return Arrays.stream(series, from, Math.min(to, series.length)).sum();
    }
}
