package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;

/** A quota of calls per minute or per day, in China's time. Thread-safe. */
public final class CallQuota {

    private static final long BEIJING_OFFSET_SECONDS = Duration.ofHours(8).toSeconds();

    private final int limit;
    private final long windowSeconds;
    private long window = Long.MIN_VALUE;
    private int used;

    private CallQuota(int limit, Duration window) {
        this.limit = limit;
        this.windowSeconds = window.toSeconds();
    }

    static CallQuota perMinute(int limit) {
        return new CallQuota(limit, Duration.ofMinutes(1));
    }

    public static CallQuota perDay(int limit) {
        return new CallQuota(limit, Duration.ofDays(1));
    }

    /** Returns the limit of calls. */
    public int limit() {
        return limit;
    }

    /** Returns the calls that were taken in the minute or day of {@code now}. */
    public synchronized int used(Instant now) {
        moveTo(now);
        return used;
    }

    /** Takes one call from the quota, and returns false if none is left. */
    public synchronized boolean tryAcquire(Instant now) {
        moveTo(now);
        if (used == limit) {
            return false;
        }
        used++;
        return true;
    }

    /** Gives back the calls that were taken. */
    public synchronized void reset() {
        used = 0;
    }

    private void moveTo(Instant now) {
        long current = Math.floorDiv(now.getEpochSecond() + BEIJING_OFFSET_SECONDS, windowSeconds);
        if (current != window) {
            window = current;
            used = 0;
        }
    }
}
