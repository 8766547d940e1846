package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.StoredApps;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The AppSecrets of several mini programs in one secret of AWS Secrets Manager. */
@Timeout(60)
class StoredAppsTest extends AppsFixture {
    private static final String UNKNOWN =
            "The appid is not among the apps of WECHAT_APPS_ARN: name another, or add it there.";

    @AutoClose
    private final StoredApps stored = new StoredApps(sandbox.server());

    private FunctionUnderTest storedRouter() {
        return router(stored.settings());
    }

    private void addNewAtWeChat() {
        sandbox.server().addApp(NEW, "fake-secret-of-new-shop");
    }

    private void addNewToTheStore() {
        stored.put(NEW, "fake-secret-of-new-shop");
    }

    private int reads() {
        return stored.reads();
    }

    @Test
    void areReadOnceForAllAndWithTheDefaultOne() {
        FunctionUnderTest router = storedRouter();
        assertEquals(0, reads());

        assertServes(router, TWO);
        assertServes(router, ONE);
        assertResult(router.invoke(event(ACCOUNTS).encode())).isOk();
        assertEquals(1, reads());
        assertTrue(stored.stub().requests().getFirst().body().contains("team/wechat-apps"));
    }

    @Test
    void areReadOnceForConcurrentCalls() {
        FunctionUnderTest router = storedRouter();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Stream.of(ONE, TWO, ONE, TWO, ONE, TWO, ONE, TWO)
                    .map(appId -> CompletableFuture.supplyAsync(() -> router.invoke(accountsOf(appId)), threads))
                    .toList()
                    .forEach(result -> assertResult(result.join()).isOk());
        }
        assertEquals(1, reads());
        assertEquals(1, tokenCalls(ONE).normal());
        assertEquals(1, tokenCalls(TWO).normal());
    }

    @Test
    void mayBeAddedWithoutADeployment() {
        FunctionUnderTest router = storedRouter();
        assertServes(router, ONE);
        addNewAtWeChat();
        addNewToTheStore();

        assertServes(router, NEW);
        assertEquals(2, reads());
    }

    @Test
    void areReadAgainForAnUnknownAppIdOnceAMinute() {
        FunctionUnderTest router = storedRouter();
        assertServes(router, ONE);
        for (int i = 0; i < 3; i++) {
            assertResult(router.invoke(accountsOf(NEW))).isArgsError(UNKNOWN);
            assertResult(router.invoke(accountsOf("wx-other-" + i))).isArgsError(UNKNOWN);
        }
        assertEquals(2, reads());
        addNewAtWeChat();
        addNewToTheStore();
        clock.advance(Duration.ofSeconds(59));
        assertResult(router.invoke(accountsOf(NEW))).isArgsError(UNKNOWN);
        assertEquals(2, reads());

        clock.advance(Duration.ofSeconds(1));

        assertServes(router, NEW);
        assertServes(router, ONE);
        assertEquals(3, reads());
    }

    /** What was read just now needs no second read. */
    @Test
    void areReadOnceForAFirstCallWithAnUnknownAppId() {
        assertResult(storedRouter().invoke(accountsOf(NEW))).isArgsError(UNKNOWN);

        assertEquals(1, reads());
        assertEquals(0, sandbox.requests().size());
    }

    @Test
    void areASetupFaultWithoutTheDefaultOne() {
        stored.remove(ONE);
        FunctionUnderTest router = storedRouter();

        assertResult(router.invoke(event(ACCOUNTS).encode()))
                .isArgsError("WECHAT_APP_ID is not among the apps of WECHAT_APPS_ARN: correct it, or add it there.");
        assertEquals("setup-fault", router.record().getString("Outcome"));
    }

    @Test
    void mayBeRotatedOneByOne() {
        FunctionUnderTest router = storedRouter();
        assertServes(router, ONE);
        assertServes(router, TWO);
        sandbox.server().resetAppSecret(TWO, "fake-secret-after-reset");
        sandbox.server().tokens(TWO).expireAll();
        stored.put(TWO, "fake-secret-after-reset");

        assertServes(router, TWO);
        assertServes(router, ONE);
        assertEquals(2, reads());
        assertEquals(1, tokenCalls(ONE).normal());
    }

    /** The AppSecret of one is wrong for long, which must not keep that of another from being read again. */
    @Test
    void areReadAgainForOneRightAfterAnother() {
        FunctionUnderTest router = storedRouter();
        assertServes(router, TWO);
        sandbox.server().resetAppSecret(ONE, "fake-secret-not-yet-stored");
        assertResult(router.invoke(accountsOf(ONE))).isError(40125);
        assertEquals(2, reads());

        sandbox.server().resetAppSecret(TWO, "fake-secret-after-reset");
        sandbox.server().tokens(TWO).expireAll();
        stored.put(TWO, "fake-secret-after-reset");
        assertServes(router, TWO);
        assertEquals(3, reads());
    }

    @Test
    void serveTheOthersWhileTheStoreIsDown() {
        FunctionUnderTest router = storedRouter();
        assertServes(router, ONE);
        stored.stub().respondWithError(500, "InternalServiceError", "down");

        assertResult(router.invoke(accountsOf(NEW))).isResourceError("AWS Secrets Manager could not answer.");
        assertServes(router, ONE);
        assertServes(router, TWO);
    }

    @Test
    void areNotServedOnceTheyAreKnownToBeRemoved() {
        FunctionUnderTest router = storedRouter();
        assertServes(router, ONE);
        assertServes(router, TWO);
        stored.remove(TWO);
        assertResult(router.invoke(accountsOf(NEW))).isArgsError(UNKNOWN);

        assertResult(router.invoke(accountsOf(TWO))).isArgsError(UNKNOWN);
        assertServes(router, ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain-hidden-secret|'is not JSON, because it is malformed at line 1, column 1'",
                "{}|has no AppID",
                "{\"hidden\":{\"appSecret\":\"hidden\"}}|has an AppID whose AppSecret is not a text",
            })
    void areExplainedIfTheyAreMalformed(String text, String reason) {
        stored.stub().respondWithSecret(text);
        FunctionUnderTest router = storedRouter();

        String result = router.invoke(accountsOf(ONE));
        assertResult(result)
                .isArgsError("The secret that WECHAT_APPS_ARN names " + reason
                        + ": store the AppSecrets as JSON such as {\"wx0123456789abcdef\":\"…\"}.");
        assertFalse((result + router.log()).contains("hidden"), router.log());
    }

    @Test
    void areNamedByTheirOwnSettingInErrors() {
        stored.stub().respondWithError(400, "ResourceNotFoundException", "no");

        assertResult(storedRouter().invoke(accountsOf(ONE)))
                .isArgsError("The secret that WECHAT_APPS_ARN names does not exist, or has no value: correct the"
                        + " setting, or store the AppSecrets there.");
    }

    @Test
    void needTheArnOfASecret() {
        Map<String, String> settings = Map.of("WECHAT_APPS", "", "WECHAT_APPS_ARN", "arn:aws:ssm:x");

        assertResult(router(settings).invoke(accountsOf(ONE)))
                .isArgsError("WECHAT_APPS_ARN is neither the ARN nor the name of a secret: set it to one such as"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:wechat-apps-a1b2c3.");
    }

    @Test
    void areReadAnewForALogin() {
        FunctionUnderTest router = storedRouter();
        assertServes(router, ONE);
        sandbox.server().resetAppSecret(TWO, "fake-secret-after-reset");
        stored.put(TWO, "fake-secret-after-reset");
        String login = event(LOGIN)
                .put("data", JsonObject.of("jsCode", "sandbox-ann"))
                .put("appid", TWO)
                .encode();

        assertResult(router.invoke(login)).isOk(LOGIN);
        assertEquals(2, reads());
        assertEquals(1, sandbox.calls(STABLE_TOKEN), "a login needs no access token");
    }
}
