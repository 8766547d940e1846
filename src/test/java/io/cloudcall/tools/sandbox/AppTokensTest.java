package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tokens of several apps, and the rules by which they are issued. */
final class AppTokensTest extends SandboxAppsFixture {

    @Test
    void issuesEachAppItsOwn() throws Exception {
        String first = caller.fetchToken(ONE);
        String second = caller.fetchToken(TWO);

        assertNotEquals(first, second);
        assertEquals(ONE, sandbox.tokens().appIdOf(first));
        assertEquals(TWO, sandbox.tokens().appIdOf(second));
        assertNull(sandbox.tokens().appIdOf("98_unknown"));
        assertNull(sandbox.tokens(ONE).appIdOf(second));
        assertEquals(List.of(first, second), sandbox.tokens().issued());
        assertEquals(List.of(second), sandbox.tokens(TWO).issued());
        assertEquals(first, caller.fetchToken(ONE));
    }

    @ParameterizedTest
    @CsvSource({"wx1, second-app-secret, 40125", "wx2, first-app-secret, 40125", "wx4, first-app-secret, 40013"})
    void refusesTheSecretOfAnotherApp(String appId, String secret, int errcode) throws Exception {
        JsonObject body = JsonObject.of("grant_type", "client_credential", "appid", appId, "secret", secret);
        String target = "/cgi-bin/token?grant_type=client_credential&appid=" + appId + "&secret=" + secret;

        assertEquals(errcode, stableToken(body).getInteger("errcode"));
        assertEquals(errcode, new JsonObject(caller.get(target).body()).getInteger("errcode"));
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void resetsTheSecretOfOneApp() throws Exception {
        JsonObject withTheOld = caller.tokenRequest(TWO);

        sandbox.resetAppSecret(TWO, "second-app-secret-reset");

        assertEquals(40125, stableToken(withTheOld).getInteger("errcode"));
        assertEquals(TWO, sandbox.tokens().appIdOf(caller.fetchToken(TWO)));
        assertEquals("first-app-secret", sandbox.appSecret());
        assertEquals("second-app-secret-reset", sandbox.appSecret(TWO));
    }

    @Test
    void limitsTheForcedRenewalsOfEachApp() throws Exception {
        String first = forceRefresh(ONE).getString("access_token");

        assertEquals(45011, forceRefresh(ONE).getInteger("errcode"));
        assertEquals(TWO, sandbox.tokens().appIdOf(forceRefresh(TWO).getString("access_token")));

        assertEquals(first, caller.fetchToken(ONE), "another app's renewal revokes nothing");
        assertEquals(new TokenCounters(1, 2, 0, 1), sandbox.tokens(ONE).counters());
        assertEquals(new TokenCounters(0, 1, 0, 0), sandbox.tokens(TWO).counters());
        assertEquals(new TokenCounters(1, 3, 0, 1), sandbox.tokens().counters());
    }

    @Test
    void endsTheTokensOfOneApp() throws Exception {
        caller.fetchToken(ONE);
        String second = caller.fetchToken(TWO);

        sandbox.tokens(ONE).revoke(second);
        sandbox.tokens(ONE).rejectAtApiServers(second);
        sandbox.tokens(ONE).expireAll();

        assertEquals(second, caller.fetchToken(TWO));
        assertEquals(5, call(second).getInteger("count"));
        sandbox.tokens(TWO).expireAll();
        assertEquals(42001, call(second).getInteger("errcode"));
    }

    @Test
    void setsLifetimeAndFormatOfOneAppUntilThoseOfAllAreSet() throws Exception {
        sandbox.tokens(TWO).setLifetime(Duration.ofMinutes(10));
        sandbox.tokens(TWO).setFormat(TokenFormat.LONG);

        assertEquals(List.of(7200, 136), lifetimeAndLength(ONE));
        assertEquals(List.of(600, 600), lifetimeAndLength(TWO));

        sandbox.tokens().expireAll();
        sandbox.tokens().setLifetime(Duration.ofMinutes(20));
        sandbox.tokens().setFormat(TokenFormat.REALISTIC);
        assertEquals(List.of(1200, 136), lifetimeAndLength(ONE));
        assertEquals(List.of(1200, 136), lifetimeAndLength(TWO));
    }

    @Test
    void servesTheTokensOfAllApps() throws Exception {
        assertEquals(sandbox.baseUrl() + "/token-service/{appid}", sandbox.appTokenServiceUrl());

        assertEquals(THREE, sandbox.tokens().appIdOf(served("/token-service/wx3")));
        assertEquals(caller.fetchToken(ONE), served("/token-service/wx1"));
        assertEquals(caller.fetchToken(ONE), served("/token-service"));
    }

    @ParameterizedTest
    @CsvSource({"wx4, 404", "'', 404", "wx1/wx2, 404", "{appid}, 404"})
    void servesNoTokenOfAnotherApp(String appId, int status) throws Exception {
        String target = "/token-service/" + appId.replace("{", "%7B").replace("}", "%7D");

        assertEquals(status, service(target).statusCode());
        assertEquals(401, caller.get(target).statusCode());
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    private JsonObject forceRefresh(String appId) throws Exception {
        return stableToken(caller.tokenRequest(appId).put("force_refresh", true));
    }

    private JsonObject call(String token) throws Exception {
        return new JsonObject(
                caller.get(GET_ALL_ACCOUNT + "?access_token=" + token).body());
    }

    private List<Integer> lifetimeAndLength(String appId) throws Exception {
        JsonObject answer = stableToken(caller.tokenRequest(appId));
        return List.of(
                answer.getInteger("expires_in"),
                answer.getString("access_token").length());
    }

    private String served(String target) throws Exception {
        return new JsonObject(service(target).body()).getString("access_token");
    }

    private HttpResponse<String> service(String target) throws Exception {
        return caller.get(target, sandbox.tokenServiceAuthorization());
    }
}
