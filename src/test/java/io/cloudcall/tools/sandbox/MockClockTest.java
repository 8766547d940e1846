package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class MockClockTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MockClock clock = MockClock.at(START);

    @Test
    void standsStillInUtcUntilAdvanced() {
        assertEquals(START, clock.instant());
        assertEquals(ZoneOffset.UTC, clock.getZone());
    }

    @Test
    void advancesByTheStepGiven() {
        clock.advance(Duration.ofMinutes(5));

        assertEquals(START.plusSeconds(300), clock.instant());
    }

    @Test
    void sharesItsTimeWithViewsInOtherZones() {
        Clock inShanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        clock.advance(Duration.ofSeconds(1));

        assertEquals(START.plusSeconds(1), inShanghai.instant());
        assertEquals(ZoneId.of("Asia/Shanghai"), inShanghai.getZone());
    }
}
