package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.ApiErrorAssertions.assertApiError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LegacyTokensTest {

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final SandboxTokens tokens = new SandboxTokens(clock);
    private final LegacyTokens classic = tokens.legacy();

    @Test
    void givesANewTokenOnEveryCall() {
        assertNotEquals(classic.next().value(), classic.next().value());
        assertEquals(2, tokens.counters().classic());
    }

    @Test
    void letsTheTokenBeforeServeForFiveMoreMinutes() {
        String old = classic.next().value();
        classic.next();

        clock.advance(Duration.ofSeconds(299));
        tokens.require(old);

        clock.advance(Duration.ofSeconds(1));
        assertApiError(Errcode.INVALID_CREDENTIAL, () -> tokens.require(old));
    }

    @Test
    void doesNotEndStableTokens() {
        String stable = tokens.stable().normal().value();
        classic.next();
        classic.next();

        clock.advance(Duration.ofMinutes(6));

        tokens.require(stable);
    }

    @Test
    void isNotEndedByAForceRefresh() {
        String token = classic.next().value();

        tokens.stable().forceRefresh();
        clock.advance(Duration.ofMinutes(6));

        tokens.require(token);
    }

    @Test
    void refusesMoreThanTwoThousandCallsADay() {
        for (int i = 0; i < 2000; i++) {
            classic.next();
        }

        assertApiError(Errcode.DAILY_QUOTA, classic::next);
        assertEquals(1, tokens.counters().limitViolations());
    }
}
