package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CallQuotaTest {

    @Test
    void grantsNoMoreCallsThanItsLimit() {
        CallQuota quota = CallQuota.perMinute(2);
        Instant now = Instant.parse("2026-01-01T00:00:30Z");

        assertTrue(quota.tryAcquire(now));
        assertTrue(quota.tryAcquire(now));
        assertFalse(quota.tryAcquire(now.plusSeconds(29)));
    }

    @Test
    void isFullAgainInTheNextMinute() {
        CallQuota quota = CallQuota.perMinute(1);
        Instant now = Instant.parse("2026-01-01T00:00:59Z");

        assertTrue(quota.tryAcquire(now));
        assertTrue(quota.tryAcquire(now.plusSeconds(1)));
    }

    @Test
    void countsDaysFromMidnightInChina() {
        CallQuota quota = CallQuota.perDay(1);

        assertTrue(quota.tryAcquire(Instant.parse("2026-01-01T15:59:58Z")));
        assertFalse(quota.tryAcquire(Instant.parse("2026-01-01T15:59:59Z")));
        assertTrue(quota.tryAcquire(Instant.parse("2026-01-01T16:00:00Z")));
    }
}
