package io.cloudcall.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.telemetry.StartType;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AppRegistryTest {
    private final SecretRedactor redactor = new SecretRedactor();
    private final InvocationRecorder recorder =
            new InvocationRecorder(Clock.systemUTC(), StartType.WARM, "an.api", null);
    private final Set<String> unknown = new HashSet<>();
    private final AppRegistry registry = new AppRegistry(
            "A_SETTING",
            null,
            appId -> CompletableFuture.completedFuture(!unknown.contains(appId)),
            () -> {},
            AppRegistryTest::create,
            redactor);

    private static String secretOf(String appId) {
        return "fake-secret-of-" + appId;
    }

    private static App create(String appId, SecretRedactor scope) {
        AccessTokenSource source = new AccessTokenSource() {
            @Override
            public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
                return new CompletableFuture<>();
            }

            @Override
            public boolean supportsForceRefresh() {
                return false;
            }
        };
        scope.addSecret(secretOf(appId));
        return new App(appId, source, new AccessTokenCache(source, Clock.systemUTC(), () -> 0, 1_000), scope);
    }

    private App acquire(String appId) {
        return registry.acquire(appId, () -> 1_000, recorder);
    }

    private App use(String appId) {
        App app = acquire(appId);
        registry.release(app);
        return app;
    }

    /** Uses as many others as make the registry forget all that was used before. */
    private void useOthers() {
        for (int i = 0; i < AppRegistry.MAX_APPS; i++) {
            use("other-" + i);
        }
    }

    private boolean isRedacted(String appId) {
        return redactor.redact("it quotes " + secretOf(appId)).equals("it quotes ***");
    }

    @Test
    void keepsTheStateOfAnAppBetweenCalls() {
        assertSame(use("wx1"), use("wx1"));
        assertNotSame(use("wx1"), use("wx2"));
        assertTrue(isRedacted("wx1") && isRedacted("wx2"));
    }

    @Test
    void forgetsTheSecretsOfAnAppWithItsState() {
        App first = use("wx1");
        useOthers();

        assertEquals("it quotes fake-secret-of-wx1", redactor.redact("it quotes fake-secret-of-wx1"));
        assertNotSame(first, use("wx1"));
        assertTrue(isRedacted("wx1"));
    }

    @Test
    void leavesAnAppInUseItsSecretsUntilTheLastCallEnds() {
        App first = acquire("wx1");
        acquire("wx1");
        useOthers();

        assertTrue(isRedacted("wx1"));
        registry.release(first);
        assertTrue(isRedacted("wx1"));
        registry.release(first);
        assertEquals("it quotes fake-secret-of-wx1", redactor.redact("it quotes fake-secret-of-wx1"));
    }

    @Test
    void redactsForTheNewStateOfAnAppWhoseOldOneIsStillInUse() {
        App old = acquire("wx1");
        useOthers();
        App current = use("wx1");

        assertNotSame(old, current);
        registry.release(old);
        assertTrue(isRedacted("wx1"));
    }

    @Test
    void forgetsAnAppThatIsNoLongerKnown() {
        use("wx1");
        unknown.add("wx1");

        assertThrows(InvalidRequestException.class, () -> acquire("wx1"));
        assertEquals("it quotes fake-secret-of-wx1", redactor.redact("it quotes fake-secret-of-wx1"));
    }

    @Test
    void takesNoAppIdThatDoesNotFitIntoAUrl() {
        assertThrows(InvalidRequestException.class, () -> acquire("wx1/../admin"));
    }
}
