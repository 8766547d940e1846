package io.cloudcall.tools.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that changes only when a test advances it. Thread-safe; views in other zones share its time. */
public final class MockClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private MockClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Creates a clock in UTC, set to {@code start}. */
    public static MockClock at(Instant start) {
        return new MockClock(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    /** Advances the clock by {@code step}, which may be negative. */
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
