package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens, through HTTP. */
final class TokenResourceTest extends ControlFixture {

    private int expiresIn(String appId) throws Exception {
        JsonObject request = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", appId)
                .put("secret", sandbox.appSecret(appId))
                .put("force_refresh", true);
        return new JsonObject(
                        wechat.post("/cgi-bin/stable_token", request.encode()).body())
                .getInteger("expires_in");
    }

    @Test
    void countsTokensWithoutShowingThem() throws Exception {
        String token = wechat.fetchToken();
        wechat.fetchToken(FURTHER);

        JsonObject all = control.get("/_sandbox/tokens");
        assertEquals("{\"lifetime_seconds\":7200,\"issued\":2,\"valid\":2}", all.encode());
        assertEquals(1, control.get("/_sandbox/tokens?appid=" + FURTHER).getInteger("issued"));
        assertFalse(all.encode().contains(token));
    }

    @Test
    void setsTheLifetimeOfAllAppsOrOne() throws Exception {
        control.put("/_sandbox/tokens", "{\"lifetime_seconds\":600}");
        control.put("/_sandbox/tokens?appid=" + FURTHER, "{\"lifetime_seconds\":60}");

        assertEquals(600, expiresIn(APP));
        assertEquals(60, expiresIn(FURTHER));
        assertEquals(60, control.get("/_sandbox/tokens?appid=" + FURTHER).getInteger("lifetime_seconds"));
        assertEquals(600, control.get("/_sandbox/tokens").getInteger("lifetime_seconds"));
    }

    @Test
    void expiresTheTokensOfAllAppsOrOne() throws Exception {
        String token = wechat.fetchToken();
        wechat.fetchToken(FURTHER);

        assertEquals(
                0, control.post("/_sandbox/tokens/expire?appid=" + FURTHER, "").getInteger("valid"));
        assertEquals(1, control.get("/_sandbox/tokens").getInteger("valid"));
        assertEquals(0, control.post("/_sandbox/tokens/expire", "{}").getInteger("valid"));

        JsonObject answer = new JsonObject(
                wechat.get("/cgi-bin/get_api_domain_ip?access_token=" + token).body());
        assertEquals(42001, answer.getInteger("errcode"));
        assertFalse(wechat.fetchToken().equals(token), "the next one is new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"lifetime_seconds\":0}",
                "{\"lifetime_seconds\":-5}",
                "{\"lifetime_seconds\":31536001}",
                "{\"lifetime_seconds\":\"60\"}",
                "{\"lifetime_seconds\":60.5}",
                "{\"lifetime_seconds\":60,\"appid\":\"wx\"}"
            })
    void keepsTheLifetimeForWhatIsNone(String body) throws Exception {
        control.refused(400, "PUT", "/_sandbox/tokens", body);

        assertEquals(7200, expiresIn(APP));
    }

    @Test
    void refusesAnAppThatIsNotThere() throws Exception {
        control.refused(404, "GET", "/_sandbox/tokens?appid=wx404", "");
        control.refused(404, "PUT", "/_sandbox/tokens?appid=wx404", "{\"lifetime_seconds\":60}");
        control.refused(404, "POST", "/_sandbox/tokens/expire?appid=%00", "");
    }
}
