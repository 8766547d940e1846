package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class SandboxAppsTest extends SandboxAppsFixture {

    @Test
    void givesTheSettingsOfAllApps() {
        assertEquals(List.of(ONE, TWO, THREE), sandbox.appIds());
        assertEquals(
                Map.of(
                        "WECHAT_APP_ID",
                        ONE,
                        "WECHAT_APPS",
                        "{\"wx1\":\"first-app-secret\",\"wx2\":\"second-app-secret\",\"wx3\":\"third-app-secret\"}",
                        "WECHAT_API_BASE_URL",
                        sandbox.baseUrl()),
                sandbox.settings());
    }

    /** WeChat's rule, and why a mix-up is dangerous: another app's token is no error. */
    @Test
    void actsForTheAppOfTheAccessTokenWhateverTheRequestIsAbout() throws Exception {
        JsonObject body = JsonObject.of("appid", ONE, "order_id", "of wx1");

        assertEquals(sandbox.accounts(TWO).list(), get(TWO, GET_ALL_ACCOUNT).getJsonArray("list"));
        post(TWO, WeChatPaths.GET_ORDER, body);

        assertEquals(TWO, lastAppId());
        assertEquals(List.of(), sandbox.requests(ONE));
        assertEquals(
                List.of(WeChatPaths.STABLE_TOKEN, GET_ALL_ACCOUNT, WeChatPaths.STABLE_TOKEN, WeChatPaths.GET_ORDER),
                sandbox.requests(TWO).stream().map(ReceivedRequest::path).toList());
    }

    @Test
    void recordsTheAppOfATokenThatIsNoLongerValid() throws Exception {
        String token = caller.fetchToken(TWO);
        sandbox.tokens().expireAll();

        caller.get(GET_ALL_ACCOUNT + "?access_token=" + token);
        assertEquals(TWO, lastAppId());

        caller.get(GET_ALL_ACCOUNT + "?access_token=98_unknown");
        assertNull(lastAppId());
        caller.get(GET_ALL_ACCOUNT);
        assertNull(lastAppId());
    }

    @Test
    void recordsTheAppOfATokenCall() throws Exception {
        caller.get("/cgi-bin/token?grant_type=client_credential&appid=wx3&secret=wrong");
        assertEquals(THREE, lastAppId());

        caller.get("/token-service/wx2", sandbox.tokenServiceAuthorization());
        assertEquals(TWO, lastAppId());

        stableToken(caller.tokenRequest(TWO).put("appid", "wx4"));
        assertNull(lastAppId());
        caller.post(WeChatPaths.STABLE_TOKEN, "no JSON");
        assertNull(lastAppId());
    }

    @Test
    void addsAnAppWhileItRuns() throws Exception {
        JsonObject early = stableToken(
                JsonObject.of("grant_type", "client_credential", "appid", "wx4", "secret", "fourth-app-secret"));
        assertEquals(40013, early.getInteger("errcode"));

        sandbox.addApp("wx4", "fourth-app-secret");

        assertEquals(sandbox.accounts("wx4").list(), get("wx4", GET_ALL_ACCOUNT).getJsonArray("list"));
        assertEquals(List.of(ONE, TWO, THREE, "wx4"), sandbox.appIds());
    }

    @Test
    void hasOneAppOfAnAppId() {
        assertThrows(IllegalArgumentException.class, () -> sandbox.addApp(ONE, "another-app-secret"));
        SandboxBuilder builder = Sandbox.builder().appId(ONE).app(TWO, "second-app-secret");
        assertThrows(IllegalArgumentException.class, () -> builder.app(TWO, "another-app-secret"));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.app(ONE, "another-app-secret").start());
    }

    @Test
    void hasNothingOfAnotherApp() {
        for (Executable getter : List.<Executable>of(
                () -> sandbox.appSecret("wx4"),
                () -> sandbox.resetAppSecret("wx4", "another-app-secret"),
                () -> sandbox.tokens("wx4"),
                () -> sandbox.accounts("wx4"),
                () -> sandbox.logistics("wx4"),
                () -> sandbox.shipping("wx4"),
                () -> sandbox.quotas("wx4"))) {
            assertThrows(IllegalArgumentException.class, getter);
        }
    }

    private @Nullable String lastAppId() {
        return sandbox.requests().getLast().appId();
    }
}
