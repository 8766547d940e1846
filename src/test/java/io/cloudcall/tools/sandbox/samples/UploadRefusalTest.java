package io.cloudcall.tools.sandbox.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of uploads that WeChat refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UploadRefusalTest {

    private static final String IMG_SEC_CHECK = "/wxa/img_sec_check?";
    private static final String SCAN_QR_CODE = "/cv/img/qrcode?";
    private static final String UPLOAD = "/cgi-bin/media/upload?";
    private static final String FORM = "multipart/form-data; boundary=B";
    private static final String BODY = """
            --B\r
            Content-Disposition: form-data; name="media"; filename="a.png"\r
            Content-Type: image/png\r
            \r
            abc\r
            --B--\r
            """;

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    private HttpResponse<String> send(String target, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        return caller.post(target + "&access_token=" + caller.fetchToken(), contentType, body);
    }

    private JsonObject upload(String target, String contentType, String body) throws IOException, InterruptedException {
        return new JsonObject(
                send(target, contentType, BodyPublishers.ofString(body)).body());
    }

    private static void assertRefused(int errcode, String text, JsonObject response) {
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
        assertTrue(response.getString("errmsg").startsWith(text + " rid: "), response.encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {BODY, "a preamble\r\n" + BODY, BODY + "\r\n"})
    void takesAFile(String body) throws Exception {
        assertEquals(JsonObject.of("errcode", 0, "errmsg", "ok"), upload(IMG_SEC_CHECK, FORM, body));
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png; charset=binary",
        "image/png, 'image/png; a=\"b\"'",
        "a.png, a;b.png",
        "a.png, a%22b.png"
    })
    void takesAFileWithAnUnusualTypeOrName(String part, String replacement) throws Exception {
        String body = BODY.replace(part, replacement);

        assertEquals(JsonObject.of("errcode", 0, "errmsg", "ok"), upload(IMG_SEC_CHECK, FORM, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"B\"",
                "multipart/form-data; boundary=C",
                "multipart/mixed; boundary=B"
            })
    void recognizesNoFileInABodyOfAnotherType(String contentType) throws Exception {
        assertRefused(41005, "media data missing", upload(IMG_SEC_CHECK, contentType, BODY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    another name          | name="media"          | name="img"
                    no name               | name="media";         |
                    no file name          | ; filename="a.png"    |
                    an empty file name    | "a.png"               | ""
                    Chinese               | a.png                 | 图.png
                    a quotation mark      | a.png                 | a\\"b.png
                    no end                | --B--                 | --B
                    no part               | --B\\r                | --C\\r
                    """)
    void recognizesNoFileWithoutAProperPart(String what, String part, String replacement) throws Exception {
        String body =
                BODY.replace(part.replace("\\r", "\r"), replacement == null ? "" : replacement.replace("\\r", "\r"));

        assertRefused(41005, "media data missing", upload(IMG_SEC_CHECK, FORM, body));
    }

    @Test
    void recognizesNoFileInABodyThatIsCutOff() throws Exception {
        assertRefused(41005, "media data missing", upload(IMG_SEC_CHECK, FORM, BODY.substring(0, BODY.length() - 5)));
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        assertRefused(44001, "empty media data", upload(IMG_SEC_CHECK, FORM, BODY.replace("abc", "")));
    }

    @Test
    void refusesAnEmptyBodyUnlessAUrlReplacesTheFile() throws Exception {
        assertRefused(44002, "empty post data", upload(IMG_SEC_CHECK, FORM, ""));
        assertRefused(41005, "media data missing", upload(SCAN_QR_CODE, FORM, ""));
        assertRefused(41005, "media data missing", upload(SCAN_QR_CODE + "img_url=", FORM, ""));

        JsonObject byUrl = upload(SCAN_QR_CODE + "img_url=https%3A%2F%2Fexample.com%2Fa.png", FORM, "");

        assertEquals(0, byUrl.getInteger("errcode"), byUrl.encode());
    }

    @Test
    void takesAFormBesideTheUrlOfAPicture() throws Exception {
        JsonObject byUrl = upload(
                "/cv/img/aicrop?img_url=a",
                FORM,
                "--B\r\nContent-Disposition: form-data; name=\"ratios\"\r\n\r\n1,2.35\r\n--B--\r\n");

        assertEquals(0, byUrl.getInteger("errcode"), byUrl.encode());
    }

    @ParameterizedTest
    @CsvSource({
        IMG_SEC_CHECK + ",1048576,media",
        SCAN_QR_CODE + ",2097152,img",
        UPLOAD + "type=image,10485760,media",
        UPLOAD + "type=voice,2097152,media",
        UPLOAD + "type=video,10485760,media",
        UPLOAD + "type=thumb,65536,media"
    })
    void limitsTheSizeOfAFile(String target, int maxBytes, String part) throws Exception {
        String body = BODY.replace("\"media\"", "\"" + part + "\"");

        assertTrue(upload(target, FORM, body.replace("abc", "x".repeat(maxBytes)))
                        .getInteger("errcode", 0)
                == 0);
        assertRefused(40006, "invalid media size", upload(target, FORM, body.replace("abc", "x".repeat(maxBytes + 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=", "type=picture", "media_type=image"})
    void refusesAMediumOfAnUnknownType(String query) throws Exception {
        assertRefused(40004, "invalid media type", upload(UPLOAD + query, FORM, BODY));
    }

    @Test
    void refusesABodyInChunks() throws Exception {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response =
                send(IMG_SEC_CHECK, FORM, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertEquals(412, response.statusCode());
        assertEquals("", response.body());
    }
}
