package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SeveralAppsTest {

    private static final String ACCOUNTS = "/cgi-bin/express/business/account/getall?access_token=";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder()
            .appId("wx1")
            .appSecret("first-app-secret")
            .app("wx2", "second-app-secret")
            .app("wx3", "third-app-secret")
            .start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @Test
    void issuesEachAppItsOwnTokens() throws Exception {
        String first = caller.fetchToken("wx1");
        String second = caller.fetchToken("wx2");

        assertNotEquals(first, second);
        assertEquals("wx1", sandbox.tokens().appIdOf(first));
        assertEquals("wx2", sandbox.tokens().appIdOf(second));
        assertNull(sandbox.tokens().appIdOf("98_unknown"));
        assertNull(sandbox.tokens("wx1").appIdOf(second));
        assertEquals(List.of(first, second), sandbox.tokens().issued());
        assertEquals(List.of(second), sandbox.tokens("wx2").issued());
    }

    @Test
    void actsForTheAppOfTheAccessToken() throws Exception {
        JsonObject answer = get(ACCOUNTS + caller.fetchToken("wx2"));

        assertEquals(sandbox.accounts("wx2").list(), answer.getJsonArray("list"));
        assertNotEquals(sandbox.accounts().list(), answer.getJsonArray("list"));
        assertEquals("wx2", sandbox.requests().getLast().appId());
    }

    @Test
    void givesTheSettingsOfAllApps() {
        assertEquals(List.of("wx1", "wx2", "wx3"), sandbox.appIds());
        assertEquals("wx1", sandbox.settings().get("WECHAT_APP_ID"));
        assertEquals(
                "{\"wx1\":\"first-app-secret\",\"wx2\":\"second-app-secret\",\"wx3\":\"third-app-secret\"}",
                sandbox.settings().get("WECHAT_APPS"));
        assertNull(sandbox.settings().get("WECHAT_APP_SECRET"));
    }

    @Test
    void addsAnAppWhileItRuns() throws Exception {
        sandbox.addApp("wx4", "fourth-app-secret");

        assertEquals("wx4", sandbox.tokens().appIdOf(caller.fetchToken("wx4")));
        assertThrows(IllegalArgumentException.class, () -> sandbox.addApp("wx4", "another-app-secret"));
    }

    private JsonObject get(String target) throws Exception {
        return new JsonObject(caller.get(target).body());
    }
}
