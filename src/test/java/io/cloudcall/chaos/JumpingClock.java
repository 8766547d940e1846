package io.cloudcall.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A running clock that can jump ahead, as the wall clock does for a process that was frozen. Client and sandbox share
 * one: WeChat's time passes too while a process is frozen. It has to run, since the client measures by it how long
 * attempts took. Thread-safe.
 */
final class JumpingClock extends Clock {
    private final long startNanos = System.nanoTime();
    private final Instant start;
    private int jumps;
    private Duration ahead = Duration.ZERO;

    JumpingClock(Instant start) {
        this.start = start;
    }

    synchronized void jump(Duration step) {
        ahead = ahead.plus(step);
        jumps++;
    }

    /** Returns how often it has jumped. */
    synchronized int jumps() {
        return jumps;
    }

    @Override
    public synchronized Instant instant() {
        return start.plus(ahead).plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock has UTC only");
    }
}
