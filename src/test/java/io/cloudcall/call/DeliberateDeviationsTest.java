package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the deliberate deviations from the SDK. */
class DeliberateDeviationsTest {
    @Test
    void keepsEveryDigitOfALongNumber() {
        assertEquals(
                "[12345678901234567890,1234567890.1234567890]",
                ResponseGenerator.value("[12345678901234567890,1234567890.1234567890]"));
    }

    @Test
    void keepsALongErrcodeAndALongErrmsg() {
        assertEquals(
                ResponseGenerator.failure("12345678901234567890", "12345678901234567890"),
                ResponseGenerator.json("{\"errcode\":12345678901234567890,\"errmsg\":12345678901234567890}"));
    }

    /** In the SDK any number of its library is an object, and so truthy. */
    @Test
    void takesALongZeroErrcodeForASuccess() {
        assertEquals(
                "{\"a\":1," + ResponseGenerator.OK, ResponseGenerator.json("{\"errcode\":0.000000000000000,\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "[{}]", "1", "0", "true", "false", "null", "[{},[]]", " 12 "})
    void rejectsATopLevelValueThatIsNoObject(String body) {
        assertEquals(ResponseGenerator.invalid(body), ResponseGenerator.json(body));
    }

    @Test
    void takesATopLevelStringForInvalidJson() {
        assertEquals(ResponseGenerator.invalid("\\\"errcode\\\""), ResponseGenerator.json("\"errcode\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "1", "null", "true"})
    void returnsATopLevelStringAsText(String body) {
        assertEquals(
                "{\"result\":\"" + body + "\"," + ResponseGenerator.OK, ResponseGenerator.json("text/plain", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Application/JSON",
                "APPLICATION/JSON; charset=UTF-8",
                "Text/Plain",
                "application/vnd.wechat+json",
                "application/problem+JSON;x=y"
            })
    void readsMediaTypesInAnyCaseAndWithAJsonSuffix(String contentType) {
        assertEquals("{\"aB\":1," + ResponseGenerator.OK, ResponseGenerator.json(contentType, "{\"a_b\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void takesAnEmptyContentTypeForNone(String contentType) {
        assertEquals("{\"aB\":1," + ResponseGenerator.OK, ResponseGenerator.json(contentType, "{\"a_b\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"constructor", "prototype", "hasOwnProperty", "toString", "constructor__", "xconstructorx"})
    void takesNamesOfJavaScriptsObjectForOrdinaryKeys(String key) {
        assertEquals(
                "{\"" + key + "\":{\"" + key + "\":1}," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"" + key + "\":{\"" + key + "\":1}}"));
    }

    @Test
    void convertsProtoLikeAnyOtherKey() {
        assertEquals("{\"_Proto__\":1," + ResponseGenerator.OK, ResponseGenerator.json("{\"__proto__\":1}"));
        assertEquals("{\"_Proto__\":1," + ResponseGenerator.OK, ResponseGenerator.json("{\"\\u005f_proto__\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml"})
    void takesAWebPageForNoSuccessOfAWrite(String contentType) {
        CallResult result = map("logistics.addOrder", contentType, "<html>log in</html>");

        assertEquals(PlatformError.SYSTEM_ERROR.result().json(), result.json());
        assertTrue(result.diagnostic().contains("web page"), result::diagnostic);
    }

    @ParameterizedTest
    @CsvSource({
        "logistics.getAllAccount, text/html, <html>",
        "logistics.addOrder, text/html, {}",
        "logistics.addOrder, application/xml, <xml>",
        "wxacode.get, image/jpeg, picture",
        "wxacode.createQRCode, image/png, picture"
    })
    void takesNothingElseForAWebPage(String api, String contentType, String body) {
        assertEquals(0, map(api, contentType, body).numericErrCode());
    }

    private static CallResult map(String api, String contentType, String body) {
        ResolvedCall call = new ResolvedCall(ApiCatalog.find(api).orElseThrow(), CallRequest.of(api, JsonObject.EMPTY));
        return ResponseMapper.map(
                call, new ApiResponse(200, contentType, body.getBytes(StandardCharsets.UTF_8)), ResponseGuard.NONE);
    }
}
