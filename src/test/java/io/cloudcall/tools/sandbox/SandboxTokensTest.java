package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.ApiErrorAssertions.assertApiError;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SandboxTokensTest {

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    private final SandboxApps apps = new SandboxApps(clock, "wx", "sandbox-app-secret");
    private final AppTokens issuing = apps.first().tokens();
    private final SandboxTokens tokens = apps.tokens();

    @Test
    void refusesAMissingToken() {
        assertApiError(Errcode.ACCESS_TOKEN_MISSING, () -> tokens.require(null));
        assertApiError(Errcode.ACCESS_TOKEN_MISSING, () -> tokens.require(""));
    }

    @Test
    void refusesATokenThatWasNeverIssued() {
        assertApiError(Errcode.INVALID_CREDENTIAL, () -> tokens.require("98_unknown"));
    }

    @Test
    void refusesATokenFromItsEndOn() {
        String token = issuing.stable().getOrIssue().value();

        clock.advance(Duration.ofSeconds(7199));
        tokens.require(token);

        clock.advance(Duration.ofSeconds(1));
        assertApiError(Errcode.ACCESS_TOKEN_EXPIRED, () -> tokens.require(token));
    }

    @Test
    void expiresAllTokensOnDemand() {
        String stable = issuing.stable().getOrIssue().value();
        String classic = issuing.legacy().issue().value();

        tokens.expireAll();

        assertApiError(Errcode.ACCESS_TOKEN_EXPIRED, () -> tokens.require(stable));
        assertApiError(Errcode.ACCESS_TOKEN_EXPIRED, () -> tokens.require(classic));
        assertNotEquals(stable, issuing.stable().getOrIssue().value());
    }

    @Test
    void replacesARevokedTokenOnTheNextCall() {
        String revoked = issuing.stable().getOrIssue().value();

        tokens.revoke(revoked);

        assertApiError(Errcode.INVALID_CREDENTIAL, () -> tokens.require(revoked));
        tokens.require(issuing.stable().getOrIssue().value());
    }

    @Test
    void repeatsADistrustedTokenUntilForceRefresh() {
        String distrusted = issuing.stable().getOrIssue().value();

        tokens.rejectAtApiServers(distrusted);

        assertApiError(Errcode.INVALID_CREDENTIAL, () -> tokens.require(distrusted));
        assertEquals(distrusted, issuing.stable().getOrIssue().value());
        tokens.require(issuing.stable().forceRefresh().value());
    }

    @Test
    void issuesTokensWithTheLifetimeAndLookThatWereSet() {
        tokens.setLifetime(Duration.ofMinutes(10));
        tokens.setFormat(TokenFormat.LONG);

        IssuedToken token = issuing.stable().getOrIssue();

        assertEquals(600, token.remainingSeconds(clock.instant()));
        assertEquals(600, token.value().length());
    }

    @Test
    void remembersEveryTokenItIssued() {
        String first = issuing.stable().getOrIssue().value();
        String second = issuing.legacy().issue().value();
        tokens.expireAll();

        assertEquals(List.of(first, second), tokens.issued());
    }

    @Test
    void givesANewTokenItsWholeLifetime() {
        IssuedToken token = issuing.stable().getOrIssue();

        assertEquals(7200, token.remainingSeconds(clock.instant().plusNanos(1)));
    }
}
