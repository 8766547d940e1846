package io.cloudcall.functional.events;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures and other files that WeChat answers with, as bytes for callers that accept them, in every form of HTTP. */
@EachGateway
class PictureOverHttpTest {
    private static final String GET_CODE = "/wxa/getwxacode";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, (byte) 0xFF};

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final String gateway;
    private final FunctionUnderTest router;

    PictureOverHttpTest(String gateway, @TempDir Path folder) {
        this.gateway = gateway;
        router = sandbox.function(RouterSettings.permittingAll(folder));
    }

    private JsonObject send(HttpRequestEvent request) {
        return new JsonObject(router.invoke(request.text()));
    }

    private HttpRequestEvent post(@Nullable String accept) {
        return new HttpRequestEvent(gateway, "POST")
                .path("/openapi/wxacode.get")
                .header("accept", null)
                .header("Accept", accept)
                .json("{\"path\":\"a\"}");
    }

    private JsonObject send(String accept, String contentType) {
        sandbox.faults().next(GET_CODE, Fault.respond(200, contentType, PNG));
        return send(post(accept));
    }

    @Test
    void areTheBytesOfWeChat() {
        JsonObject response = send("image/*", "image/jpeg");

        JsonObject headers = response.getJsonObject("headers");
        assertTrue(headers.remove("x-request-id") instanceof String);
        assertEquals(
                Map.of(
                        "content-type", "image/jpeg",
                        "cache-control", "no-store",
                        "vary", "accept",
                        "x-content-type-options", "nosniff"),
                headers.getMap());
        assertEquals(200, response.getInteger("statusCode"));
        assertEquals(true, response.getBoolean("isBase64Encoded"));
        assertArrayEquals(PNG, Base64.getDecoder().decode(response.getString("body")));
        assertEquals(4, response.size());
    }

    @Test
    void mayHaveTheSizeThatWeChatMaySend() {
        byte[] picture = new byte[1 << 20];
        new Random(1).nextBytes(picture);
        sandbox.faults().next(GET_CODE, Fault.respond(200, "image/png", picture));

        assertArrayEquals(
                picture, Base64.getDecoder().decode(send(post("image/png")).getString("body")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image/*                                                             | image/jpeg
                    IMAGE/PNG                                                           | image/png
                    image/webp                                                          | image/png
                    */*, image/*;q=0.1                                                  | image/png
                    application/json;q=0.5, image/png                                   | image/png
                    text/html,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8     | image/jpeg
                    image/webp;q=0, image/*;q=0.5                                       | image/png
                    audio/*                                                             | audio/amr
                    video/mp4                                                           | video/mp4
                    application/octet-stream                                            | application/octet-stream
                    application/octet-stream                                            | image/png; a="b, c"
                    application/pdf                                                     | application/pdf
                    """)
    void areBytesForACallerThatNamesTheirKind(String accept, String contentType) {
        JsonObject response = send(accept, contentType);

        assertTrue(response.getBoolean("isBase64Encoded"), response.encode());
        assertEquals(contentType, response.getJsonObject("headers").getString("content-type"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                       | image/png
                    */*                                | image/png
                    application/json                   | image/png
                    audio/*                            | image/png
                    image/*;q=0                        | image/png
                    image/*, image/png;q=0.0           | image/png
                    imag/*                             | image/png
                    image/*                            | application/octet-stream
                    application/*                      | application/pdf
                    application/json                   | application/octet-stream
                    image/*, application/octet-stream  | image/svg+xml
                    image/*                            | image/图
                    image/*                            | x
                    """)
    void areJsonForAnyOther(@Nullable String accept, String contentType) {
        JsonObject response = send(post(accept), contentType);

        assertFalse(response.getBoolean("isBase64Encoded"), response.encode());
        assertEquals(
                "application/json; charset=utf-8",
                response.getJsonObject("headers").getString("content-type"));
        assertEquals("accept", response.getJsonObject("headers").getString("vary"));
        assertResult(response.getString("body")).contains("\"data\":[137,80,78,71,13,10,26,10,0,255]");
    }

    private JsonObject send(HttpRequestEvent request, String contentType) {
        sandbox.faults().next(GET_CODE, Fault.respond(200, contentType, PNG));
        return send(request);
    }

    /** A browser would run what it shows. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html, image/*", "application/octet-stream", "text/html"})
    void areNoWebPages(String accept) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, "text/html", "<html>"));

        JsonObject response = send(new HttpRequestEvent(gateway, "GET")
                .path("/openapi/logistics.getAllAccount")
                .header("Accept", null)
                .header("accept", accept));

        assertFalse(response.getBoolean("isBase64Encoded"));
        assertResult(response.getString("body")).startsWith("{\"contentType\":\"text/html\",\"buffer\":{");
    }

    @Test
    void areErrorsInJson() {
        sandbox.faults().next(GET_CODE, Fault.errcode(40001, "invalid credential"));
        sandbox.faults().next(GET_CODE, Fault.errcode(45009, "reach max api daily quota limit"));

        JsonObject response = send(post("image/*"));

        assertEquals(429, response.getInteger("statusCode"));
        assertFalse(response.getBoolean("isBase64Encoded"));
        assertEquals(
                "application/json; charset=utf-8",
                response.getJsonObject("headers").getString("content-type"));
        assertFalse(response.getJsonObject("headers").containsKey("vary"));
        assertResult(response.getString("body")).isError(45009);
    }

    @Test
    void areErrorsInJsonIfTheRequestIsUnusable() {
        JsonObject response = send(post("image/*").json("["));

        assertEquals(400, response.getInteger("statusCode"));
        assertResult(response.getString("body")).isError(-601002);
    }

    /** Quota is spent for one, so that the packaged calls with pictures are none; a read is. */
    @ParameterizedTest
    @ValueSource(strings = {"image/*", "application/json"})
    void haveNoBodyForHead(String accept) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.respond(200, "image/png", PNG));

        JsonObject response = send(new HttpRequestEvent(gateway, "HEAD")
                .path("/openapi/logistics.getAllAccount")
                .header("Accept", null)
                .header("accept", accept));

        assertEquals("", response.getString("body"));
        assertFalse(response.getBoolean("isBase64Encoded"));
        assertEquals(
                accept.equals("image/*") ? "image/png" : "application/json; charset=utf-8",
                response.getJsonObject("headers").getString("content-type"));
    }

    @Test
    void leaveNoByteInTheLog() {
        sandbox.faults().next(GET_CODE, Fault.respond(200, "image/png", "secret picture"));

        assertEquals("c2VjcmV0IHBpY3R1cmU=", send(post("image/*")).getString("body"));

        assertFalse(Arrays.asList(router.log(), String.join("", router.records()))
                .toString()
                .contains("secret picture"));
    }
}
