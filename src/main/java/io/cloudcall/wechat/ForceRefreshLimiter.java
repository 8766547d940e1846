package io.cloudcall.wechat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A limiter of forced token renewals to WeChat's limits: at least 30 seconds apart, at most 20 per day. It counts this
 * process only; WeChat itself limits a fleet (45009). Not thread-safe.
 */
final class ForceRefreshLimiter {
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_PER_DAY = 20;

    private final Deque<Instant> renewals = new ArrayDeque<>();

    /** Returns whether a renewal may be forced at {@code now}, and if so counts it. */
    boolean tryAcquire(Instant now) {
        // A clock that was set back must not block renewals until it has caught up.
        renewals.removeIf(at -> at.isAfter(now) || !now.isBefore(at.plus(DAY)));
        boolean allowed = renewals.size() < MAX_PER_DAY
                && (renewals.isEmpty() || !now.isBefore(renewals.getLast().plus(MIN_INTERVAL)));
        if (allowed) {
            renewals.addLast(now);
        }
        return allowed;
    }

    /** Records that the last renewal ended at {@code now}: WeChat may have performed it as late as this. */
    void release(Instant now) {
        renewals.pollLast();
        renewals.addLast(now);
    }
}
