package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenEndpointsTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @Test
    void answersWithATokenAndItsLifetime() throws Exception {
        JsonObject answer = stableToken(caller.tokenRequest());

        assertEquals(List.of(answer.getString("access_token")), sandbox.tokens().issued());
        assertEquals(7200, answer.getInteger("expires_in"));
        assertEquals(2, answer.size());
    }

    @Test
    void takesForceRefreshFromTheBody() throws Exception {
        String first = caller.fetchToken();

        String second =
                stableToken(caller.tokenRequest().put("force_refresh", true)).getString("access_token");

        assertNotEquals(first, second);
        assertEquals(new TokenCounters(1, 1, 0, 0), sandbox.tokens().counters());
    }

    @ParameterizedTest
    @CsvSource({
        "appid,,41002,appid missing",
        "secret,,41004,appsecret missing",
        "grant_type,,40002,invalid grant_type",
        "grant_type,password,40002,invalid grant_type",
        "appid,wxOTHER,40013,invalid appid",
        "secret,wrong,40125,'invalid appsecret,'",
        "force_refresh,yes,47001,data format error"
    })
    void rejectsInvalidFieldsWithWeChatsErrors(String field, String value, int errcode, String text) throws Exception {
        JsonObject answer = stableToken(caller.tokenRequest().put(field, value));

        assertEquals(errcode, answer.getInteger("errcode"));
        String errmsg = answer.getString("errmsg");
        assertTrue(errmsg.matches(text + " rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}"), errmsg);
    }

    @Test
    void refusesTheOldSecretOnceItIsReset() throws Exception {
        JsonObject withTheOld = caller.tokenRequest();
        String token = caller.fetchToken();

        sandbox.resetAppSecret("another-app-secret");

        assertEquals(40125, stableToken(withTheOld).getInteger("errcode"));
        assertEquals(token, caller.fetchToken());
        assertEquals("another-app-secret", sandbox.appSecret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=client_credential", "[]", "{"})
    void refusesABodyThatIsNoJsonObject(String body) throws Exception {
        assertEquals(47001, errcode(caller.post(STABLE_TOKEN, body)));
    }

    @Test
    void refusesAnEmptyPost() throws Exception {
        assertEquals(44002, errcode(caller.post(STABLE_TOKEN, "")));
    }

    /** As curl sends it: RFC 9112 has such a body empty. */
    @Test
    void takesAPostWithoutLengthForEmpty() throws Exception {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.send("POST " + STABLE_TOKEN + " HTTP/1.1\r\nHost: sandbox\r\n\r\n");

            assertTrue(connection.readHead().startsWith("HTTP/1.1 200 OK\r\n"));
            assertEquals("{\"errcode\":44002,", connection.read(17));
        }
    }

    @Test
    void refusesABodyBeyondItsLimit() throws Exception {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.send("POST " + STABLE_TOKEN + " HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 17000000\r\n\r\n"
                    + "x".repeat(17_000_000));

            assertTrue(connection.readHead().startsWith("HTTP/1.1 413 "));
        }
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void refusesABodyOfUnknownLengthWithAnEmpty412() throws Exception {
        byte[] body = caller.tokenRequest().encode().getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response =
                caller.post(STABLE_TOKEN, BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)));

        assertEquals(412, response.statusCode());
        assertEquals("", response.body());
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    @Test
    void requiresPostForStableTokens() throws Exception {
        assertEquals(43002, errcode(caller.get(STABLE_TOKEN)));
    }

    @Test
    void issuesClassicTokensByQuery() throws Exception {
        HttpResponse<String> response = caller.get("/cgi-bin/token?grant_type=client_credential&appid="
                + sandbox.appId() + "&secret=" + sandbox.appSecret());

        sandbox.tokens().require(new JsonObject(response.body()).getString("access_token"));
        assertEquals(new TokenCounters(0, 0, 1, 0), sandbox.tokens().counters());
    }

    @Test
    void refusesClassicTokensWithoutCredentials() throws Exception {
        assertEquals(41002, errcode(caller.get("/cgi-bin/token?grant_type=client_credential")));
    }

    @Test
    void sharesTheStableTokenThroughATokenService() throws Exception {
        HttpResponse<String> response = caller.get("/token-service", sandbox.tokenServiceAuthorization());

        assertEquals(caller.fetchToken(), new JsonObject(response.body()).getString("access_token"));
        assertEquals(sandbox.baseUrl() + "/token-service", sandbox.tokenServiceUrl());
    }

    @Test
    void givesNoTokenToStrangersOfTheTokenService() throws Exception {
        assertEquals(401, caller.get("/token-service").statusCode());
        assertEquals(401, caller.get("/token-service", "Bearer other").statusCode());
        assertEquals(List.of(), sandbox.tokens().issued());
    }

    private JsonObject stableToken(JsonObject body) throws IOException, InterruptedException {
        return new JsonObject(caller.post(STABLE_TOKEN, body.encode()).body());
    }

    private static int errcode(HttpResponse<String> response) {
        return new JsonObject(response.body()).getInteger("errcode");
    }
}
