package io.cloudcall.functional.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.chaos.Threads;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 10,000 invocations for 50 apps from 16 threads, while tokens end, are refused and renewed, and AppSecrets are
 * rotated. No token, data or log field of one app goes to another, and each app has as many token calls as it needs.
 */
@Timeout(120)
class ManyAppsTest {
    private static final int INVOCATIONS = 10_000;
    private static final int INVOCATIONS_PER_ROUND = 440;
    private static final int CYCLES = 3;
    private static final int THREADS = 16;
    private static final int MAX_REPORTED = 3;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final TokenCalls NONE = new TokenCalls(0, 0);
    private static final TokenCalls ONE = new TokenCalls(1, 0);

    /** WeChat gives the token that it refuses once more, and another one only if it is forced to. */
    private static final TokenCalls FORCED = new TokenCalls(1, 1);

    @AutoClose
    private final ManyApps apps = new ManyApps();

    private int invocations;

    @Test
    void haveTheirOwnTokensAndData() throws InterruptedException {
        run(INVOCATIONS_PER_ROUND, SECOND, app -> ONE);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            endTokens();
            renewInTheBackground();
            revokeTokens(cycle);
            refuseTokens(cycle);
            rotateSecrets(cycle);
        }
        run(INVOCATIONS - invocations, SECOND, app -> NONE);

        assertEquals(1 + CYCLES, apps.secretReads());
        assertEquals(INVOCATIONS, invocations);
    }

    private void endTokens() throws InterruptedException {
        run(INVOCATIONS_PER_ROUND, LIFETIME, app -> ONE);
        run(INVOCATIONS_PER_ROUND, SECOND, app -> NONE);
    }

    private void renewInTheBackground() throws InterruptedException {
        apps.advance(LIFETIME.minusMinutes(2));
        invoke(INVOCATIONS_PER_ROUND);
        apps.awaitTokenCalls(ManyApps.COUNT);
        assertTokenCalls(app -> ONE);
        run(INVOCATIONS_PER_ROUND, LIFETIME, app -> ONE);
    }

    private void revokeTokens(int cycle) throws InterruptedException {
        IntPredicate revoked = app -> app % CYCLES == cycle;
        apps.revokeTokens(revoked);
        run(INVOCATIONS_PER_ROUND, SECOND, app -> revoked.test(app) ? ONE : NONE);
    }

    /** One call for each app: of several at once, one may get the refused token between the two token calls. */
    private void refuseTokens(int cycle) throws InterruptedException {
        IntPredicate refused = app -> app % CYCLES == cycle;
        apps.refuseTokens(refused);
        run(ManyApps.COUNT, SECOND, app -> refused.test(app) ? FORCED : NONE);
    }

    /** Tokens outlive the AppSecret. Once WeChat refuses the old one, one reading of the secrets serves all apps. */
    private void rotateSecrets(int cycle) throws InterruptedException {
        IntPredicate rotated = app -> app % CYCLES == cycle;
        apps.rotateSecrets(rotated);
        run(INVOCATIONS_PER_ROUND, SECOND, app -> NONE);
        run(INVOCATIONS_PER_ROUND, LIFETIME, app -> ONE);
        for (int app = 0; app < ManyApps.COUNT; app++) {
            assertTrue(apps.refusedTokenCalls(app) <= (rotated.test(app) ? 1 : 0), ManyApps.id(app));
        }
        assertEquals(2 + cycle, apps.secretReads());
    }

    private void run(int n, Duration pause, IntFunction<TokenCalls> expected) throws InterruptedException {
        apps.advance(pause);
        invoke(n);
        assertTokenCalls(expected);
    }

    private void invoke(int n) throws InterruptedException {
        int first = invocations;
        List<Optional<String>> violations =
                Threads.run(THREADS, n, i -> new MarkedCall(first + i).violation(apps.function()));
        invocations += n;

        assertEquals(
                List.of(),
                violations.stream()
                        .flatMap(Optional::stream)
                        .limit(MAX_REPORTED)
                        .toList());
        apps.requests().forEach(this::assertTokenIsOwn);
    }

    private void assertTokenIsOwn(ReceivedRequest request) {
        MarkedCall.of(request)
                .ifPresent(call -> assertEquals(
                        call.appId(),
                        apps.appIdOf(String.valueOf(request.queryParameter("access_token"))),
                        request::toString));
    }

    private void assertTokenCalls(IntFunction<TokenCalls> expected) {
        for (int app = 0; app < ManyApps.COUNT; app++) {
            assertEquals(expected.apply(app), apps.tokenCalls(app), ManyApps.id(app));
        }
    }
}
