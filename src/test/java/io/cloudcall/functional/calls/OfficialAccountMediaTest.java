package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of official accounts, by doc/subscription/api/material of 2026: what is uploaded, and what is fetched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialAccountMediaTest {
    private static final String FORM = "multipart/form-data; boundary=";
    private static final String SUCCESS = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;

    OfficialAccountMediaTest(@TempDir Path folder) {
        router = sandbox.function(RouterSettings.permittingAll(folder));
    }

    private static String event(String api, String data) {
        return "{\"openapi\":\"officialAccount." + api + "\",\"data\":" + data + "}";
    }

    /** Returns the fields and files of a form, without its boundary. */
    private static String form(ReceivedRequest request) {
        String boundary = Objects.requireNonNull(request.header("content-type")).substring(FORM.length());
        return request.body()
                .toString()
                .replace("Content-Disposition: form-data; ", "")
                .replace("--" + boundary, "")
                .replace("\r\n", " ")
                .strip();
    }

    @Test
    void uploadsAPictureOfAnArticle() {
        sandbox.respondNext("/cgi-bin/media/uploadimg", SUCCESS);

        router.invoke(event("media.uploadImg", "{\"media\":{\"contentType\":\"image/png\",\"value\":\"YWJj\"}}"));

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals("POST", request.method());
        assertEquals(1, request.query().size());
        assertEquals("name=\"media\"; filename=\"media.png\" Content-Type: image/png  abc --", form(request));
    }

    /** A video's description is a field of JSON text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\":\"T\",\"introduction\":\"I\"}",
                "\"{\\\"title\\\":\\\"T\\\",\\\"introduction\\\":\\\"I\\\"}\""
            })
    void uploadsAVideoWithItsDescription(String description) {
        sandbox.respondNext("/cgi-bin/material/add_material", SUCCESS);

        router.invoke(event(
                "material.addMaterial",
                "{\"type\":\"video\",\"media\":{\"contentType\":\"video/mp4\",\"value\":\"YWJj\"},\"description\":"
                        + description + "}"));

        ReceivedRequest request = sandbox.lastRequest();
        assertEquals("video", request.queryParameter("type"));
        assertEquals(
                "name=\"media\"; filename=\"media.mp4\" Content-Type: video/mp4  abc"
                        + "  name=\"description\"  {\"title\":\"T\",\"introduction\":\"I\"} --",
                form(request));
    }

    @Test
    void fetchesAVoiceAsBytes() {
        sandbox.faults().next("/cgi-bin/media/get/jssdk", Fault.respond(200, "voice/speex", "abc"));

        assertResult(router.invoke(event("media.getFromJSSDK", "{\"mediaId\":\"m1\"}")))
                .contains("\"contentType\":\"voice/speex\"")
                .contains("{\"type\":\"Buffer\",\"data\":[97,98,99]}");

        assertEquals("m1", sandbox.lastRequest().queryParameter("media_id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    image/jpeg       | abc                             | "data":[97,98,99]
                    application/json | {"title":"T","down_url":"u"}    | "downUrl":"u"
                    text/plain       | {"news_item":[{"thumb_url":1}]} | "newsItem":[{"thumbUrl":1}]
                    """, quoteCharacter = '`')
    void fetchesAMaterialAsBytesOrJson(String contentType, String body, String expected) {
        sandbox.faults().next("/cgi-bin/material/get_material", Fault.respond(200, contentType, body));

        assertResult(router.invoke(event("material.get", "{\"mediaId\":\"m1\"}")))
                .contains(expected);

        assertEquals("{\"media_id\":\"m1\"}", sandbox.lastBody());
    }
}
