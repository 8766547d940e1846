package io.cloudcall.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that goes by itself and can be made to jump ahead, as the wall clock does for a process that was frozen. Client and
 * sandbox share one: WeChat's time passes too while a process is frozen. It has to go, since the client measures by it how long
 * attempts took. Thread-safe.
 */
final class JumpingClock extends Clock {
    private final long startedNanos = System.nanoTime();
    private final Instant start;
    private final List<Jump> jumps = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    /** A jump of the clock. */
    record Jump(Instant from, Instant to) {}

    JumpingClock(Instant start) {
        this.start = start;
    }

    synchronized void jump(Duration step) {
        Instant from = instant();
        ahead = ahead.plus(step);
        jumps.add(new Jump(from, from.plus(step)));
    }

    List<Jump> jumps() {
        return jumps;
    }

    /** Whether the clock jumped within {@code span} after {@code moment}. */
    boolean jumpedAfter(Instant moment, Duration span) {
        return jumps.stream()
                .anyMatch(jump -> !jump.from().isBefore(moment) && !jump.from().isAfter(moment.plus(span)));
    }

    /** Whether the clock jumped within {@code span} before {@code moment}. */
    boolean jumpedBefore(Instant moment, Duration span) {
        return jumps.stream()
                .anyMatch(jump -> !jump.to().isAfter(moment) && !jump.to().isBefore(moment.minus(span)));
    }

    /** What this clock shows a {@code span} of real time after it showed {@code moment}, or has shown by now. */
    Instant after(Instant moment, Duration span) {
        Instant reached = moment;
        Duration left = span;
        for (Jump jump : jumps) {
            if (!jump.from().isBefore(reached)) {
                Duration until = Duration.between(reached, jump.from());
                if (until.compareTo(left) > 0) {
                    break;
                }
                left = left.minus(until);
                reached = jump.to();
            }
        }
        return reached.plus(left);
    }

    /** Whether the clock jumped between two moments. */
    boolean jumpedBetween(Instant from, Instant to) {
        return jumpedAfter(from, Duration.between(from, to));
    }

    @Override
    public Instant instant() {
        return start.plus(ahead).plusNanos(System.nanoTime() - startedNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks this clock for the time of day");
    }
}
