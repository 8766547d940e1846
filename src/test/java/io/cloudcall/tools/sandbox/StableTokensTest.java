package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.ApiErrorAssertions.assertApiError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StableTokensTest {

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final TokenStore store = new TokenStore(clock);
    private final AppTokens tokens = new AppTokens("wx", store);
    private final StableTokens stable = tokens.stable();

    @Test
    void givesTheSameTokenUntilFiveMinutesBeforeItsEnd() {
        IssuedToken first = stable.getOrIssue();

        clock.advance(Duration.ofSeconds(6899));

        assertEquals(first, stable.getOrIssue());
        assertEquals(301, first.remainingSeconds(clock.instant()));
    }

    @Test
    void givesANewTokenFiveMinutesBeforeTheEnd() {
        String old = stable.getOrIssue().value();

        clock.advance(Duration.ofMinutes(115));

        assertNotEquals(old, stable.getOrIssue().value());
        store.require(old);
    }

    @Test
    void letsTheOldTokenServeUntilItsOwnEnd() {
        String old = stable.getOrIssue().value();
        clock.advance(Duration.ofMinutes(115));
        String renewed = stable.getOrIssue().value();

        clock.advance(Duration.ofMinutes(5));

        assertApiError(Errcode.ACCESS_TOKEN_EXPIRED, () -> store.require(old));
        store.require(renewed);
    }

    @Test
    void killsTheOldTokenAtOnceOnForceRefresh() {
        String old = stable.getOrIssue().value();

        String renewed = stable.forceRefresh().value();

        assertApiError(Errcode.INVALID_CREDENTIAL, () -> store.require(old));
        store.require(renewed);
        assertEquals(renewed, stable.getOrIssue().value());
    }

    @Test
    void refusesForceRefreshesInHalfAMinute() {
        stable.forceRefresh();

        clock.advance(Duration.ofMillis(29_999));
        assertApiError(Errcode.MINUTE_QUOTA, stable::forceRefresh);

        clock.advance(Duration.ofMillis(1));
        stable.forceRefresh();
        assertEquals(new TokenCounters(0, 3, 0, 1), tokens.counters());
    }

    @Test
    void refusesTheTwentyFirstForceRefreshOfADay() {
        for (int i = 0; i < 20; i++) {
            stable.forceRefresh();
            clock.advance(Duration.ofSeconds(30));
        }

        assertApiError(Errcode.DAILY_QUOTA, stable::forceRefresh);
        assertEquals(1, tokens.counters().limitViolations());
    }

    @Test
    void refusesTheTenThousandAndFirstCallOfAMinute() {
        callTenThousandTimes();

        assertApiError(Errcode.MINUTE_QUOTA, stable::getOrIssue);
        assertEquals(new TokenCounters(10_001, 0, 0, 1), tokens.counters());
    }

    @Test
    void refusesMoreThanHalfAMillionCallsADay() {
        for (int minute = 0; minute < 50; minute++) {
            callTenThousandTimes();
            clock.advance(Duration.ofMinutes(1));
        }

        assertApiError(Errcode.DAILY_QUOTA, stable::getOrIssue);
    }

    private void callTenThousandTimes() {
        for (int i = 0; i < 10_000; i++) {
            stable.getOrIssue();
        }
    }
}
