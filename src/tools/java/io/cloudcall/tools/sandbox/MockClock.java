package io.cloudcall.tools.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test advances it. Thread-safe; views in other zones share its time. */
public final class MockClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private MockClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in UTC that shows {@code start}. */
    public static MockClock at(Instant start) {
        return new MockClock(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    /** Moves the time on by {@code step}, backwards if it is negative. */
    public void advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MockClock(now, other);
    }
}
