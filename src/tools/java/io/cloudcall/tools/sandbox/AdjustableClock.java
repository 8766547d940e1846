package io.cloudcall.tools.sandbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a sandbox: real time, or that of its builder's clock, moved by what tests ask for. It goes on from where
 * it was set. Thread-safe; views in other zones share its time.
 */
public final class AdjustableClock extends Clock {
    /** The first instant that the clock can be set to. */
    public static final Instant MIN = Instant.EPOCH;
    /** The last instant that the clock can be set to. */
    public static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");

    private final Clock base;
    private final AtomicReference<Duration> offset;

    AdjustableClock(Clock base) {
        this(base, new AtomicReference<>(Duration.ZERO));
    }

    private AdjustableClock(Clock base, AtomicReference<Duration> offset) {
        this.base = base;
        this.offset = offset;
    }

    /**
     * Sets the time.
     *
     * @throws IllegalArgumentException if that is before {@link #MIN} or after {@link #MAX}
     */
    public void set(Instant now) {
        offset.set(Duration.between(base.instant(), requireInRange(now)));
    }

    /**
     * Moves the clock by {@code step}, which may be negative.
     *
     * @throws IllegalArgumentException if it would be before {@link #MIN} or after {@link #MAX}
     */
    public void advance(Duration step) {
        offset.updateAndGet(before -> {
            Instant now = base.instant();
            return Duration.between(now, requireInRange(plus(now.plus(before), step)));
        });
    }

    /** Goes back to the time of the clock that this one moves. */
    public void reset() {
        offset.set(Duration.ZERO);
    }

    /** Returns whether the clock has not been moved. */
    public boolean isReset() {
        return offset.get().isZero();
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new AdjustableClock(base.withZone(other), offset);
    }

    private static Instant plus(Instant now, Duration step) {
        try {
            return now.plus(step);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }

    private static Instant requireInRange(Instant now) {
        if (now.isBefore(MIN) || now.isAfter(MAX)) {
            throw new IllegalArgumentException("the time is out of range: set it from " + MIN + " to " + MAX);
        }
        return now;
    }
}
