package io.cloudcall.wechat;

import java.util.ArrayDeque;
import java.util.Deque;

/** A limit of calls a minute, in one of two ways: WeChat does not document which is its own. Not thread-safe. */
final class CallRateLimit {
    private static final long MINUTE_MILLIS = 60_000;

    private final int limit;
    private final Window window;
    private final Deque<Long> taken = new ArrayDeque<>();
    private long minute = -1;

    /** The period of a count. */
    enum Window {
        /** The accepted calls of each minute of the clock, as the sandbox counts. */
        CLOCK_MINUTE,
        /** All calls of the last 60 seconds, those included that were refused: the worst case. */
        LAST_MINUTE_WITH_REFUSED
    }

    CallRateLimit(int limit, Window window) {
        this.limit = limit;
        this.window = window;
    }

    /** Counts a call, and returns whether it is within the limit. */
    boolean tryAcquire(long nowMillis) {
        if (window == Window.LAST_MINUTE_WITH_REFUSED) {
            return tryAcquireInLastMinute(nowMillis);
        }
        if (nowMillis / MINUTE_MILLIS != minute) {
            minute = nowMillis / MINUTE_MILLIS;
            taken.clear();
        }
        boolean accepted = taken.size() < limit;
        if (accepted) {
            taken.add(nowMillis);
        }
        return accepted;
    }

    private boolean tryAcquireInLastMinute(long nowMillis) {
        while (!taken.isEmpty() && taken.getFirst() <= nowMillis - MINUTE_MILLIS) {
            taken.removeFirst();
        }
        taken.add(nowMillis);
        return taken.size() <= limit;
    }
}
