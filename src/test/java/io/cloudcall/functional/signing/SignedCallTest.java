package io.cloudcall.functional.signing;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed calls through the function, which the sandbox verifies as WeChat does. */
class SignedCallTest extends SignedCallFixture {

    @Test
    void signsTheCallsThatTheSettingNames() {
        assertOk(function().invoke(EVENT));

        ReceivedRequest request = sandbox.lastRequest();
        assertTrue(isSigned(request));
        assertEquals(sandbox.appId(), request.header("Wechatmp-Appid"));
        assertEquals("1782892800", request.header("Wechatmp-TimeStamp"));
        assertEquals(keys().getJsonObject("asymmetric").getString("sn"), request.header("Wechatmp-Serial"));
        assertFalse(request.body().toString().contains("o-user"));
    }

    @Test
    void signsTheCallsOfIntracityDeliveryByDefault() {
        store(keys());
        Map<String, String> settings = settings();
        settings.remove("WECHAT_SIGNED_APIS");
        FunctionUnderTest function = sandbox.function(settings);

        assertResult(function.invoke("{\"openapi\":\"/cgi-bin/express/intracity/getcity\",\"data\":{}}"))
                .isOk("/cgi-bin/express/intracity/getcity");
        assertTrue(isSigned(sandbox.lastRequest()));
        function.invoke(EVENT);
        assertFalse(isSigned(sandbox.lastRequest()));
    }

    @Test
    void makesOtherCallsUnsigned() {
        FunctionUnderTest function = function();

        assertResult(function.invoke("{\"openapi\":\"logistics.getAllAccount\"}"))
                .isOk();
        assertFalse(isSigned(sandbox.lastRequest()));
    }

    @Test
    void givesTheSameResultAsAClearCall() {
        String signed = function().invoke(EVENT);
        Map<String, String> clear = settings();
        clear.put("WECHAT_API_SECURITY_FILE", "");
        clear.put("WECHAT_SIGNED_APIS", "");

        assertEquals(sandbox.function(clear).invoke(EVENT), signed);
        assertFalse(isSigned(sandbox.lastRequest()));
    }

    @Test
    void movesTheParametersOfTheQueryIntoTheSignedObject() {
        String event = "{\"openapi\":\"" + RISK_RANK + "\",\"query\":{\"openid\":\"o-user\",\"scene\":0},"
                + "\"data\":{\"appid\":\"wx0\",\"clientIp\":\"127.0.0.1\"}}";

        assertOk(function().invoke(event));
        assertTrue(isSigned(sandbox.lastRequest()));
    }

    @Test
    void signsEachAttemptAnew() {
        FunctionUnderTest function = function();
        sandbox.faults().next(RISK_RANK, Fault.errcode(40001, "of a test"));

        assertOk(function.invoke(EVENT));

        List<ReceivedRequest> sent = sandbox.requests().stream()
                .filter(request -> request.path().equals(RISK_RANK))
                .toList();
        assertEquals(2, sent.size());
        assertNotEquals(
                sent.getFirst().header("Wechatmp-Signature"), sent.getLast().header("Wechatmp-Signature"));
        assertNotEquals(sent.getFirst().body(), sent.getLast().body());
    }

    @Test
    void readsTheKeysOnceForAllCalls() {
        FunctionUnderTest function = function();
        assertOk(function.invoke(EVENT));
        store(new JsonObject());

        assertOk(function.invoke(EVENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_n", "_appid", "_timestamp"})
    void refusesTheMembersOfSigningFromTheCaller(String name) {
        String event = "{\"openapi\":\"" + RISK_RANK + "\",\"data\":{\"" + name + "\":1}}";

        assertResult(function().invoke(event))
                .isArgsError(RISK_RANK, "A signed call adds _n, _appid and _timestamp itself: leave them out.");
        assertEquals(0, sandbox.calls(RISK_RANK));
    }

    @Test
    void refusesAParameterInQueryAndData() {
        String event = "{\"openapi\":\"" + RISK_RANK + "\",\"query\":{\"scene\":1},\"data\":{\"scene\":1}}";

        assertResult(function().invoke(event))
                .isArgsError(
                        RISK_RANK,
                        "A parameter stands in data and in query, which a signed call sends as one object: send it in"
                                + " one of them.");
    }

    @Test
    void refusesAGet() {
        String event = "{\"openapi\":\"" + RISK_RANK + "\",\"method\":\"GET\"}";

        assertResult(function().invoke(event))
                .isArgsError(
                        RISK_RANK,
                        "The call is among WECHAT_SIGNED_APIS, and WeChat defines signatures for POST only: send method"
                                + " POST.");
    }

    @ParameterizedTest
    @CsvSource({"40230,40230", "40234,40234", "40240,40240", "45011,45011"})
    void passesErrorsInTheClearOn(int errcode, int expected) {
        FunctionUnderTest function = function();
        sandbox.faults().next(RISK_RANK, Fault.errcode(errcode, "of a test"));

        assertResult(function.invoke(EVENT)).isError(expected);
    }

    @Test
    void passesTheErrorOfTheApiOn() {
        String event = "{\"openapi\":\"" + RISK_RANK + "\",\"data\":{\"openid\":\"o-user\"}}";

        assertResult(function().invoke(event)).isError(47003);
        assertTrue(isSigned(sandbox.lastRequest()));
    }

    @Test
    void mapsAGatewayErrorAsForAClearCall() {
        FunctionUnderTest function = function();
        sandbox.faults().next(RISK_RANK, Fault.respond(502, "text/html", "<html>down</html>"));

        assertResult(function.invoke(EVENT)).isPlatformError(-604103);
        assertTrue(function.log().contains("WeChat answered with HTTP 502"), function.log());
    }

    @Test
    void refusesASuccessThatIsNotSigned() {
        FunctionUnderTest function = function();
        sandbox.respondNext(RISK_RANK, "{\"errcode\":0,\"risk_rank\":0}");

        assertResult(function.invoke(EVENT)).isPlatformError(-604103);
        assertTrue(function.log().contains("neither signed nor an error of WeChat's"), function.log());
        assertTrue(function.log().contains("whether WeChat carried out the call is unknown"), function.log());
    }

    @Test
    void servesEachAppByItsOwnKeys() {
        JsonObject own = keys();
        store(new JsonObject().put(sandbox.appId(), own).put("wx2", new JsonObject()));

        assertOk(sandbox.function(settings()).invoke(EVENT));
    }

    @Test
    void needsTheAppIdWhereATokenServiceGivesTheTokens() {
        store(keys());
        Map<String, String> settings = new HashMap<>(settings());
        settings.put(
                "WECHAT_ACCESS_TOKEN_URL", sandbox.server().tokenServiceUrl().toString());
        settings.put("WECHAT_APP_ID", "");

        assertResult(sandbox.function(settings).invoke(EVENT))
                .isArgsError(
                        RISK_RANK,
                        "WECHAT_APP_ID is not set, and a signed call has the AppID in its signature: set it to the"
                                + " AppID of the mini program, which starts with wx.");
    }
}
