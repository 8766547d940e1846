package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.ApiErrorAssertions.assertApiError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LegacyTokensTest {

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final TokenStore store = new TokenStore(clock);
    private final AppTokens tokens = new AppTokens("wx", store);
    private final LegacyTokens classic = tokens.legacy();

    @Test
    void givesANewTokenOnEveryCall() {
        assertNotEquals(classic.issue().value(), classic.issue().value());
        assertEquals(2, tokens.counters().legacy());
    }

    @Test
    void letsTheTokenBeforeServeForFiveMoreMinutes() {
        String old = classic.issue().value();
        classic.issue();

        clock.advance(Duration.ofSeconds(299));
        store.require(old);

        clock.advance(Duration.ofSeconds(1));
        assertApiError(Errcode.INVALID_CREDENTIAL, () -> store.require(old));
    }

    @Test
    void doesNotEndStableTokens() {
        String stable = tokens.stable().getOrIssue().value();
        classic.issue();
        classic.issue();

        clock.advance(Duration.ofMinutes(6));

        store.require(stable);
    }

    @Test
    void isNotEndedByAForceRefresh() {
        String token = classic.issue().value();

        tokens.stable().forceRefresh();
        clock.advance(Duration.ofMinutes(6));

        store.require(token);
    }

    @Test
    void refusesMoreThanTwoThousandCallsADay() {
        for (int i = 0; i < 2000; i++) {
            classic.issue();
        }

        assertApiError(Errcode.DAILY_QUOTA, classic::issue);
        assertEquals(1, tokens.counters().limitViolations());
    }

    @Test
    void limitsTheCallsOfEachApp() {
        for (int i = 0; i < 2000; i++) {
            classic.issue();
        }

        assertEquals("wx2", new AppTokens("wx2", store).legacy().issue().appId());
    }
}
