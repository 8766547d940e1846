package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls for several mini programs by one function. */
class AppCallsTest extends AppsFixture {
    private static final String UNKNOWN =
            "The appid is not among the apps of WECHAT_APPS: name another, or add it there.";

    @Test
    void haveEachTheirOwnToken() {
        FunctionUnderTest router = router();
        for (int i = 0; i < 3; i++) {
            assertServes(router, ONE);
            assertServes(router, TWO);
        }

        assertEquals(1, tokenCalls(ONE).normal());
        assertEquals(1, tokenCalls(TWO).normal());
    }

    @Test
    void returnTheDataOfTheirOwn() {
        JsonObject result = new JsonObject(router().invoke(accountsOf(TWO)));

        assertEquals(
                sandbox.server().accounts(TWO).list().size(),
                result.getJsonArray("list").size());
        assertEquals(
                sandbox.server().accounts(TWO).list().getJsonObject(0).getString("biz_id"),
                result.getJsonArray("list").getJsonObject(0).getString("bizId"));
    }

    @Test
    void areForTheDefaultOneIfTheyNameNone() {
        FunctionUnderTest router = router();

        assertResult(router.invoke(event(ACCOUNTS).encode())).isOk();
        assertEquals(ONE, sandbox.lastRequest().appId());
        assertServes(router, ONE);
        assertEquals(1, tokenCalls(ONE).normal());
    }

    @Test
    void areForTheDefaultOneWithoutARouter() {
        assertResult(sandbox.function().invoke("{}")).isOk();
        assertEquals(ONE, sandbox.lastRequest().appId());
    }

    @Test
    void nameOneWhereThereIsNoDefault() {
        FunctionUnderTest router = router(Map.of("WECHAT_APP_ID", ""));

        assertResult(router.invoke(event(ACCOUNTS).encode()))
                .isArgsError("The call names no appid, and WECHAT_APP_ID, the default, is not set: name one.");
        assertEquals("caller-fault", router.record().getString("Outcome"));
        assertServes(router, TWO);
    }

    @Test
    void areRejectedForAnUnknownAppIdWithoutAHintWhichThereAre() {
        FunctionUnderTest router = router();

        assertResult(router.invoke(accountsOf("wx-shop-three"))).isArgsError(UNKNOWN);
        assertFalse(router.log().contains(TWO), router.log());
        assertEquals("caller-fault", router.record().getString("Outcome"));
        assertEquals(0, sandbox.requests().size());
    }

    @Test
    void areASetupFaultForAnUnknownDefault() {
        FunctionUnderTest router = router(Map.of("WECHAT_APP_ID", "wx-shop-three"));

        assertResult(router.invoke(event(ACCOUNTS).encode()))
                .isArgsError("WECHAT_APP_ID is not among the apps of WECHAT_APPS: correct it, or add it there.");
        assertEquals("setup-fault", router.record().getString("Outcome"));
        assertServes(router, TWO);
    }

    /** The AppSecret of one is reset, and not yet stored. */
    @Test
    void goOnWhileWeChatRefusesTheAppSecretOfOne() {
        FunctionUnderTest router = router();
        sandbox.server().resetAppSecret(TWO, "fake-secret-after-reset");

        for (int i = 0; i < 5; i++) {
            assertResult(router.invoke(accountsOf(TWO))).isError(40125);
            assertServes(router, ONE);
        }
        assertEquals(
                1,
                sandbox.requests().stream()
                        .filter(request -> request.path().equals(STABLE_TOKEN) && TWO.equals(request.appId()))
                        .count(),
                "the refusal is remembered");
    }

    @Test
    void haveEachTheirOwnBudgetOfForcedRenewals() {
        FunctionUnderTest router = router();
        assertServes(router, ONE);
        assertServes(router, TWO);
        for (String token : sandbox.tokens().issued()) {
            sandbox.tokens().rejectAtApiServers(token);
        }

        assertServes(router, ONE);
        assertServes(router, TWO);
        assertEquals(1, tokenCalls(ONE).forceRefresh());
        assertEquals(1, tokenCalls(TWO).forceRefresh());
    }

    @Test
    void renewTheTokenOfOneAlone() {
        FunctionUnderTest router = router();
        assertServes(router, ONE);
        assertServes(router, TWO);
        sandbox.server().tokens(TWO).expireAll();

        assertServes(router, TWO);
        assertServes(router, ONE);
        assertEquals(1, tokenCalls(ONE).normal());
        assertEquals(2, tokenCalls(TWO).normal());
    }

    @Test
    @Timeout(30)
    void doNotWaitForTheTokenOfAnother() throws Exception {
        FunctionUnderTest router = router();
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> router.invoke(accountsOf(ONE)));
        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));

        assertServes(router, TWO);
        assertFalse(slow.isDone());

        sandbox.server().closeConnections();
        assertResult(slow.get(20, TimeUnit.SECONDS)).isOk();
    }

    @Test
    void logInWithTheCredentialsOfTheirOwn() {
        String event = event(LOGIN)
                .put("data", JsonObject.of("jsCode", "sandbox-ann"))
                .put("appid", TWO)
                .encode();

        assertResult(router().invoke(event)).isOk(LOGIN);
        assertEquals(TWO, sandbox.lastRequest().queryParameter("appid"));
        assertEquals(sandbox.server().appSecret(TWO), sandbox.lastRequest().queryParameter("secret"));
    }

    @Test
    void maskWhatAResponseQuotesOfTheirOwn() {
        FunctionUnderTest router = router();
        assertServes(router, ONE);
        assertServes(router, TWO);
        String token = sandbox.server().tokens(TWO).issued().getLast();
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(9300502, "no: " + token));

        assertResult(router.invoke(accountsOf(TWO))).isError(9300502).contains("no: ***");
        assertFalse(router.log().contains(token), router.log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT_APP_SECRET", "WECHAT_APP_SECRET_ARN", "WECHAT_APPS_ARN"})
    void haveTheirAppSecretsInOneSetting(String other) {
        FunctionUnderTest router = router(Map.of(other, "fake-secret-or-name"));

        assertResult(router.invoke(accountsOf(ONE))).isError(-601002).contains("are both set: remove one of them.");
        assertResult(router.invoke(accountsOf(ONE))).contains(other).contains("WECHAT_APPS");
    }

    @Test
    void needAWellFormedDefault() {
        FunctionUnderTest router = router(Map.of("WECHAT_APP_ID", "wx shop"));

        assertResult(router.invoke(accountsOf(ONE)))
                .isArgsError("WECHAT_APP_ID is malformed: set it to 1 to 64 letters, digits, underscores or hyphens, "
                        + "such as wx0123456789abcdef.");
    }

    @Test
    void explainAMalformedSetting() {
        FunctionUnderTest router = router(Map.of("WECHAT_APPS", "{\"wx1\":{\"hidden\":1}}"));

        assertResult(router.invoke(accountsOf(ONE)))
                .isArgsError("WECHAT_APPS has an AppID whose AppSecret is not a text: set it to the AppSecrets as"
                        + " JSON such as {\"wx0123456789abcdef\":\"…\"}.");
        assertTrue(router.log().contains("is not a text: set it to the AppSecrets as JSON such as"), router.log());
    }
}
