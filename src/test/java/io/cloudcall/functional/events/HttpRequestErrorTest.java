package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and paths of HTTP requests that cannot be used. */
@EachGateway
class HttpRequestErrorTest extends ApiGatewayContract {
    HttpRequestErrorTest(String pattern) {
        super(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/mixed; boundary=application/json",
                "multipart/form-datax; boundary=B",
                "application/jsonp",
                "application/json-seq",
                "application/xml",
                "text/json",
                "image/svg+json",
                "json",
                ""
            })
    void answers415ToAnyOtherMediaType(String type) {
        assertRefused(
                415,
                "The body is not marked as JSON: send content-type: application/json.",
                send(request("POST").header("content-type", type).body("{}")));
        assertEquals(List.of(), sandbox.requests());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []|but not an object
            1|but not an object
            '"{}"'|but not an object
            true|but not an object
            """)
    void answers400ToABodyThatIsNoObject(String body, String what) {
        assertRefused(
                400,
                "The body is JSON, " + what + ": send a JSON object with the call's data.",
                send(request("POST").json(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {|it is malformed at line 1, column 2
            {}x|it is malformed at line 1, column 3
            {"a":01}|it is malformed at line 1, column 7
            bizId=1|it is malformed at line 1, column 1
            """)
    void answers400ToABodyThatIsNoJson(String body, String reason) {
        assertRefused(
                400,
                "The body is not usable JSON, " + reason + ": send a JSON object with the call's data.",
                send(request("POST").json(body)));
    }

    @Test
    void answers400ToABodyThatIsNotUtf8() {
        byte[] latin1 = "{\"a\":\"\u00e9t\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        send(request("POST").encoded(latin1)).assertStatus(400);
    }

    @Test
    void answers400ToABodyThatIsNestedTooDeeply() {
        HttpReply reply = send(request("POST").json("{\"a\":".repeat(1_001) + "1" + "}".repeat(1_001)));

        reply.assertStatus(400);
        assertTrue(reply.errMsg().contains("nested too deeply"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "e30", "e30=!", "e===", "e", "四川"})
    void answers400ToABodyThatIsMarkedAsBase64AndIsNot(String body) {
        assertRefused(
                400,
                "The body is marked as base64, but is not: send it as it is.",
                send(request("POST").markedAsBase64(body)));
    }

    @Test
    void answers400ToDataThatIsTooLongForAUrl() {
        assertRefused(
                400,
                "The call's data is too long to travel in a URL: send less of it.",
                send(request("POST").json("{\"note\":\"" + "x".repeat(100_000) + "\"}")));
    }

    /** The caller means a call that this function is not. */
    @Test
    void says404OfAPathThatNamesAnotherApi() {
        assertRefused(
                404,
                "The path names another API than this function's: leave it out, or make the function a router.",
                send(request("POST").path("/openapi/logistics.cancelOrder").json("{}")));
    }

    @Test
    void answersClientFaultsWithoutASetting() {
        Map<String, String> settings = Map.of("WECHAT_APP_SECRET", "");

        send(settings, request("PUT")).assertStatus(405);
        send(settings, request("POST").json("[]")).assertStatus(400);
        send(settings, request("OPTIONS")).assertStatus(204);
    }
}
