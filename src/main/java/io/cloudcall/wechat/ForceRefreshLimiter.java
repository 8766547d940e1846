package io.cloudcall.wechat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps WeChat's limits on forced renewals of a token: at least 30 seconds apart, at most 20 a day. It knows only this
 * process; a fleet in trouble is stopped by WeChat itself (45009). Not thread-safe.
 */
final class ForceRefreshLimiter {
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_PER_DAY = 20;

    private final Deque<Instant> taken = new ArrayDeque<>();

    /** Whether a token may be forced at {@code now}; if so, that is taken to happen. */
    boolean tryAcquire(Instant now) {
        // A clock that was set back must not block renewals until it has caught up.
        taken.removeIf(at -> at.isAfter(now) || !now.isBefore(at.plus(DAY)));
        boolean allowed = taken.size() < MAX_PER_DAY
                && (taken.isEmpty() || !now.isBefore(taken.getLast().plus(MIN_INTERVAL)));
        if (allowed) {
            taken.addLast(now);
        }
        return allowed;
    }

    /** The renewal that was taken last has ended, {@code now}: WeChat may have done it as late as this. */
    void release(Instant now) {
        taken.pollLast();
        taken.addLast(now);
    }
}
