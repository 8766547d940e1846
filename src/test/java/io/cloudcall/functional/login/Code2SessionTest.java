package io.cloudcall.functional.login;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login of a user by the code of wx.login. */
class Code2SessionTest extends LoginFixture {
    private static final String READ = event("logistics.getAllAccount", new JsonObject());

    @Test
    void sendsTheCodeWithTheCredentialsOfTheFunction() {
        router(Map.of()).invoke(login("sandbox-ann"));

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals("GET", request.method());
        assertEquals(
                LOGIN_PATH + "?appid=" + sandbox.appId() + "&secret=" + sandbox.appSecret()
                        + "&js_code=sandbox-ann&grant_type=authorization_code",
                request.target());
        assertEquals(0, request.body().length());
    }

    @Test
    void returnsTheSession() {
        JsonObject session = new JsonObject(router(Map.of()).invoke(login("sandbox-ann")));

        assertEquals(
                List.of("openid", "unionid", "sessionKey", "errMsg", "errCode"), List.copyOf(session.fieldNames()));
        assertEquals(24, session.getString("sessionKey").length());
        assertTrue(session.getString("openid").matches("o[\\w-]{27}"), session.getString("openid"));
        assertEquals("openapi.auth.code2Session:ok", session.getString("errMsg"));
    }

    @Test
    void fetchesNoAccessToken() {
        FunctionUnderTest router = router(Map.of());

        router.invoke(login("sandbox-ann"));

        assertEquals(0, sandbox.calls(STABLE_TOKEN));
        assertEquals(0, sandbox.tokens().issued().size());
        assertNull(sandbox.lastRequest().queryParameter("access_token"));
    }

    /** The function sends its own, as it does with access tokens. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"appid\":\"wxother\",\"secret\":\"other\",\"jsCode\":\"sandbox-ann\",\"grantType\":\"password\"}",
                "{\"js_code\":\"sandbox-ann\",\"grant_type\":\"password\",\"secret\":\"other\",\"appid\":[1]}",
                "{\"Secret\":\"a\",\"APPID\":\"b\",\"secret\":\"a\",\"accessToken\":\"mine\",\"access_token\":\"mine\",\"jsCode\":\"sandbox-ann\"}"
            })
    void ignoresCredentialsInTheData(String data) {
        FunctionUnderTest router = router(Map.of());

        for (String options : List.of("", ",\"convertCase\":false")) {
            String code = "\"sandbox-ann-" + (options.length() + 1) + "\"";
            String result = router.invoke("{\"openapi\":\"" + LOGIN + "\",\"data\":"
                    + data.replace("\"sandbox-ann\"", code).replace("jsCode", "js_code") + options + "}");

            assertResult(result).contains("\"openid\":\"");
        }
        ReceivedRequest request = sandbox.lastRequest();
        assertEquals(List.of(sandbox.appId()), request.query().get("appid"));
        assertEquals(List.of(sandbox.appSecret()), request.query().get("secret"));
        assertEquals(List.of("authorization_code"), request.query().get("grant_type"));
        assertNull(request.query().get("access_token"));
    }

    @Test
    void cannotAddParametersByTheCode() {
        router(Map.of()).invoke(login("a&secret=b#c=d?e%26appid=f"));

        assertEquals("a&secret=b#c=d?e%26appid=f", sandbox.lastRequest().queryParameter("js_code"));
        assertEquals(4, sandbox.lastRequest().query().size());
    }

    @Test
    void reportsThatACodeIsSpentUnknownOrMissing() {
        FunctionUnderTest router = router(Map.of());
        router.invoke(login("sandbox-ann"));

        assertResult(router.invoke(login("sandbox-ann"))).isError(40163).contains("code been used, rid: ");
        assertResult(router.invoke(login("0a1b2c"))).isError(40029);
        assertResult(router.invoke(login(""))).isError(41008);
        assertResult(router.invoke("{\"openapi\":\"" + LOGIN + "\"}")).isError(41008);
    }

    static Stream<Arguments> lost() {
        return Stream.of(
                Arguments.of(Fault.dropResponse(), -501001),
                Arguments.of(Fault.closeBeforeResponse(), -501001),
                Arguments.of(Fault.truncateAfter(0), -501001),
                Arguments.of(Fault.errcode(-1, "system error"), -1),
                Arguments.of(Fault.respond(503, "text/html", "busy"), -604103),
                Arguments.of(Fault.respond(200, "text/html", "<p>Log in</p>"), -604103),
                Arguments.of(Fault.respond(200, "text/plain", "Log in"), -604103),
                Arguments.of(Fault.respond(200, "application/json", "[{\"openid\":\"oX\"}]"), -604103),
                Arguments.of(Fault.errcode(42001, "access_token expired"), 42001));
    }

    /** The code may be spent. */
    @ParameterizedTest
    @MethodSource("lost")
    void isNeverSentTwice(Fault fault, int errCode) {
        assertSentOnce(router(Map.of()), fault, errCode);
    }

    @Test
    void isNeverSentTwiceAfterATimeout() {
        assertSentOnce(router(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "500")), Fault.hang(), -604102);
    }

    private void assertSentOnce(FunctionUnderTest router, Fault fault, int errCode) {
        sandbox.faults().next(LOGIN_PATH, fault);

        assertResult(router.invoke(login("sandbox-ann"))).isError(errCode);
        assertEquals(1, sandbox.requests().size());
    }

    @Test
    void isSentOnceTheServerAcceptsItsConnection() {
        Timing timing = new Timing(
                Clock.systemUTC(),
                new Random(1),
                millis -> sandbox.server().address().start());
        FunctionUnderTest router = router(timing, Map.of());
        sandbox.server().address().stop();

        assertResult(router.invoke(login("sandbox-ann"))).isOk(LOGIN);
        assertEquals(1, sandbox.requests().size());
    }

    @Test
    void hasAConnectionOfItsOwn() {
        FunctionUnderTest router = router(Map.of());
        List.of(READ, login("sandbox-ann-1"), READ, login("sandbox-ann-2"), login("sandbox-bob"), READ)
                .forEach(router::invoke);

        Map<String, Set<Long>> connections = sandbox.requests().stream()
                .collect(groupingBy(ReceivedRequest::path, mapping(ReceivedRequest::connection, toSet())));
        assertEquals(1, connections.get(GET_ALL_ACCOUNT).size());
        assertEquals(3, connections.get(LOGIN_PATH).size());
        assertEquals(
                5,
                Stream.of(GET_ALL_ACCOUNT, LOGIN_PATH, STABLE_TOKEN)
                        .mapToInt(path -> connections.get(path).size())
                        .sum());
        sandbox.awaitConnections(2);
    }
}
