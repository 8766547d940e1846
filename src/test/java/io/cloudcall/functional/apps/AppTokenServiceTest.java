package io.cloudcall.functional.apps;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token service with the AppID in its URL, as third-party platforms have one. */
class AppTokenServiceTest extends AppsFixture {
    @AutoClose
    private final Sandbox service = Sandbox.builder().start();

    private FunctionUnderTest router(String url, String authorization) {
        return router(Map.of(
                "WECHAT_APPS",
                "",
                "WECHAT_ACCESS_TOKEN_URL",
                url,
                "WECHAT_ACCESS_TOKEN_AUTHORIZATION",
                authorization,
                "AWS_LAMBDA_LOG_LEVEL",
                "DEBUG"));
    }

    @Test
    void givesEachItsOwnTokens() {
        FunctionUnderTest router =
                router(sandbox.server().appTokenServiceUrl(), sandbox.server().tokenServiceAuthorization());
        for (int i = 0; i < 2; i++) {
            assertServes(router, ONE);
            assertServes(router, TWO);
        }

        assertResult(router.invoke(event(ACCOUNTS).encode())).isOk();
        assertEquals(ONE, sandbox.lastRequest().appId());
        assertEquals(1, sandbox.calls("/token-service/" + ONE));
        assertEquals(1, sandbox.calls("/token-service/" + TWO));
    }

    @Test
    void fillsThePathAndTheQuery() {
        router(service.baseUrl() + "/a/{appid}/t?of={appid}&for=shop", "").invoke(accountsOf("wx_A-1"));

        assertEquals(
                "/a/wx_A-1/t?of=wx_A-1&for=shop", service.requests().getFirst().target());
    }

    @Test
    void getsNoRequestForAMalformedAppId() {
        FunctionUnderTest router = router(service.baseUrl() + "/{appid}", "");

        assertResult(router.invoke(accountsOf("../admin"))).isError(-601002);
        assertEquals(0, service.requests().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://{appid}.tokens.example/t|must have {appid} in its path or its query, not in its host.",
                "https://tokens.example:{appid}/t|must name a host in ASCII, and perhaps a port from 1 to 65535.",
                "https://{appid}@tokens.example/t|must not have user information.",
                "http://tokens.example/{appid}|is plain HTTP",
                "tokens.example/{appid}|must start with https://",
                "https://tokens.example/{appid}/{shop}|is not a URL",
                "https://tokens.example/{appid}#x|must not have a fragment",
            })
    void hasAUrlOfTheSameRules(String url, String sentence) {
        assertResult(router(url, "").invoke(accountsOf(ONE)))
                .isError(-601002)
                .contains("WECHAT_ACCESS_TOKEN_URL " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/{appid}?for=a&key=fake%2Fquery%2Bvalue%3D01||fake/query+value=01",
                "/{appid}?for=a&key=fake-{appid}-key-01||fake-wx-shop-two-key-01",
                "/hook/fake-segment-0001/{appid}||fake-segment-0001",
                "/hook/fake-segment-of-{appid}/t||fake-segment-of-wx-shop-two",
                "/{appid}|Bearer fake-service-key-0001|fake-service-key-0001",
            })
    void isQuotedWithoutItsSecrets(String target, String authorization, String quoted) {
        FunctionUnderTest router = router(service.baseUrl() + target, authorization == null ? "" : authorization);
        String path = target.replaceFirst("\\?.*", "").replace("{appid}", TWO);
        String error =
                JsonObject.of("errcode", 40001, "errmsg", "no: " + quoted + "!").encode();
        service.faults().next(path, Fault.respond(200, "application/json", error));

        String refused = router.invoke(accountsOf(TWO));
        assertTrue(refused.contains("no: ***!"), refused);
        assertFalse(router.log().contains(quoted), router.log());

        String token = "{\"access_token\":\"fake-token-of-the-service\",\"expires_in\":7200}";
        service.faults().next(path, Fault.respond(200, "application/json", token));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(9300502, "no: " + quoted + "!"));
        String echoed = router.invoke(accountsOf(TWO));
        assertTrue(echoed.contains("no: ***!"), echoed);
        assertFalse(router.log().contains(quoted), router.log());
    }

    @Test
    void doesNotMaskTheAppIdInData() {
        FunctionUnderTest router = router(service.baseUrl() + "/t/wx-shop-of-some-agency-{appid}?of={appid}", "");
        String error =
                JsonObject.of("errcode", 40001, "errmsg", "no: " + TWO + "!").encode();
        service.faults().next("/t/wx-shop-of-some-agency-" + TWO, Fault.respond(200, "application/json", error));

        String refused = router.invoke(accountsOf(TWO));
        assertTrue(refused.contains("no: " + TWO + "!"), refused);
    }
}
