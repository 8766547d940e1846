package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseMapperTest {
    private static final String FIELDS = "{\"biz_id\":1}";
    private static final String CONVERTED = "{\"bizId\":1," + ResponseGenerator.OK;
    private static final String BYTES_OF_FIELDS =
            "\"buffer\":{\"type\":\"Buffer\",\"data\":[123,34,98,105,122,95,105,100,34,58,49,125]},"
                    + ResponseGenerator.OK;

    @Test
    void readsAResponseWithoutContentTypeAsJson() {
        ApiResponse response = new ApiResponse(200, null, FIELDS.getBytes(StandardCharsets.UTF_8));
        assertEquals(CONVERTED, ResponseGenerator.read(response).json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; encoding=utf-8",
                "application/json;charset=gbk",
                "application/json-patch",
                "text/plain",
                "text/plain; charset=utf-8",
                "image/png; x=application/json"
            })
    void readsJsonOfTheseTypes(String contentType) {
        assertEquals(CONVERTED, ResponseGenerator.json(contentType, FIELDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image/png", "application/octet-stream", "text/html", "text/json", "application/xml", "json"})
    void givesOtherTypesAsABuffer(String contentType) {
        assertEquals(
                "{\"contentType\":\"" + contentType + "\"," + BYTES_OF_FIELDS,
                ResponseGenerator.json(contentType, FIELDS));
    }

    @Test
    void givesEveryByteOfABufferUnsigned() {
        byte[] body = new byte[256];
        IntStream.range(0, body.length).forEach(i -> body[i] = (byte) i);
        String data = IntStream.range(0, 256).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertTrue(ResponseGenerator.read(200, "image/png", body).json().contains("\"data\":[" + data + "]}"));
    }

    @Test
    void decodesUtf8RegardlessOfCharset() {
        assertEquals(
                "{\"a\":\"快递\"," + ResponseGenerator.OK,
                ResponseGenerator.json("application/json; charset=gbk", "{\"a\":\"快递\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "", "{\\u0022", "{", "<html>", "\uFEFF{}"})
    void givesTextThatIsNotJsonAsTheResult(String body) {
        String quoted = body.replace("\\", "\\\\");
        assertEquals(
                "{\"result\":\"" + quoted + "\"," + ResponseGenerator.OK, ResponseGenerator.json("text/plain", body));
    }

    @Test
    void throwsWeChatsErrorFromPlainTextToo() {
        assertEquals(
                ResponseGenerator.failure("40001", "invalid credential"),
                ResponseGenerator.json("text/plain", "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "<html>", "{} {}", "\uFEFF{}"})
    void refusesABodyThatIsNotJson(String body) {
        CallResult result = ResponseGenerator.read(200, ResponseGenerator.JSON, body);
        assertEquals(ResponseGenerator.invalid(body), result.json());
        assertTrue(result.isError());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void readsAnyStatusOf2xxAsAResponse(int status) {
        assertEquals(
                CONVERTED,
                ResponseGenerator.read(status, ResponseGenerator.JSON, FIELDS).json());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 199, 300, 302, 400, 404, 500, 502, 599})
    void reportsOtherStatusesAsASystemError(int status) {
        assertEquals(
                PlatformError.SYSTEM_ERROR.result("WeChat answered with HTTP " + status),
                ResponseGenerator.read(status, ResponseGenerator.JSON, FIELDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[1]", "null", "{}", "{\"errmsg\":\"x\"}", "{\"a\":{\"errcode\":1}}"})
    void reportsASystemErrorWithoutErrcode(String body) {
        for (String type : new String[] {ResponseGenerator.JSON, "text/plain", "text/html", "image/png"}) {
            assertEquals(
                    PlatformError.SYSTEM_ERROR.result("WeChat answered with HTTP 500"),
                    ResponseGenerator.read(500, type, body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/html", "image/png"})
    void throwsWeChatsErrorOfAnyContentType(String contentType) {
        CallResult result = ResponseGenerator.read(412, contentType, "{\"errcode\":-1,\"errmsg\":\"system error\"}");
        assertEquals(ResponseGenerator.failure("-1", "system error"), result.json());
    }

    @Test
    void takesNoSuccessFromAnErrorStatus() {
        CallResult result = ResponseGenerator.read(500, ResponseGenerator.JSON, "{\"errcode\":0,\"biz_id\":1}");
        assertEquals(PlatformError.SYSTEM_ERROR.result().json(), result.json());
    }

    @Test
    void namesTheApiThatWasCalled() {
        ApiResponse response = new ApiResponse(200, ResponseGenerator.JSON, "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "{\"errMsg\":\"openapi.security.msgSecCheck:ok\",\"errCode\":0}",
                ResponseMapper.map(CallRequest.of("security.msgSecCheck", JsonObject.EMPTY), response)
                        .json());
    }
}
