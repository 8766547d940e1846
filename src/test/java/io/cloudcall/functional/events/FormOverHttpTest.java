package io.cloudcall.functional.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with files, as {@code curl -F media=@a.png} and {@code wx.uploadFile} send them, in every form of HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormOverHttpTest {
    private static final String IMG_SEC_CHECK = "/wxa/img_sec_check";
    private static final String HTTP_API = "http-api-post";
    private static final String REST_API = "rest-api-post";
    private static final String FILE = "Content-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n";
    private static final String PNG = FILE + "Content-Type: image/png\r\n\r\nAB\r\n";
    private static final String UNUSABLE = "openapi.security.imgSecCheck:fail -601002 system args error. ";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;

    FormOverHttpTest(@TempDir Path folder) {
        Map<String, String> settings = new HashMap<>(RouterSettings.permitting(
                folder,
                List.of(
                        "security.imgSecCheck",
                        "img.aiCrop",
                        "customerServiceMessage.uploadTempMedia",
                        "logistics.getQuota",
                        "/cgi-bin/media/uploadimg")));
        settings.put("AWS_LAMBDA_LOG_LEVEL", "TRACE");
        router = sandbox.function(settings);
    }

    private HttpReply post(String gateway, String path, String contentType, byte[] body) {
        return HttpReply.parse(router.invoke(new HttpRequestEvent(gateway, "POST")
                .path(path)
                .header("content-type", contentType)
                .encoded(body)
                .text()));
    }

    private HttpReply post(String api, String form) {
        return post(
                HTTP_API, "/openapi/" + api, "multipart/form-data; boundary=B", form.getBytes(StandardCharsets.UTF_8));
    }

    private String sent(String api, String path, String form) {
        sandbox.respondNext(path, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        post(api, form).assertStatus(200);
        String body = new String(sandbox.lastRequest().body().getBytes(), StandardCharsets.UTF_8);
        String boundary =
                String.valueOf(sandbox.lastRequest().header("content-type")).split("boundary=", 2)[1];
        return body.replace(boundary, "X");
    }

    private String sent(String form) {
        return sent("security.imgSecCheck", IMG_SEC_CHECK, form);
    }

    @ParameterizedTest
    @ValueSource(strings = {HTTP_API, "http-api-payload-1-post", REST_API, "function-url-post"})
    void reachWeChatByteForByte(String gateway) {
        byte[] picture = new byte[2_000_000];
        new Random(1).nextBytes(picture);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--x1\r\n" + FILE + "Content-Type: image/png\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(picture);
        form.writeBytes("\r\n--x1--\r\n".getBytes(StandardCharsets.UTF_8));
        sandbox.respondNext(IMG_SEC_CHECK, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        post(gateway, "/openapi/security.imgSecCheck", "multipart/form-data; boundary=x1", form.toByteArray())
                .assertStatus(200);

        byte[] sent = sandbox.lastRequest().body().getBytes();
        String latin1 = new String(sent, StandardCharsets.ISO_8859_1);
        assertTrue(latin1.contains(new String(picture, StandardCharsets.ISO_8859_1)));
        assertTrue(latin1.contains("name=\"media\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"));
        assertEquals(String.valueOf(sent.length), sandbox.lastRequest().header("content-length"));
    }

    @Test
    void haveTheirTextsAsParameters() {
        String form =
                "--B\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nimage\r\n--B\r\n" + PNG + "--B--\r\n";

        String body = sent("customerServiceMessage.uploadTempMedia", "/cgi-bin/media/upload", form);

        assertEquals("image", sandbox.lastRequest().queryParameter("type"));
        assertFalse(body.contains("\"type\""), body);
    }

    @Test
    void haveTheirNamesConvertedAsKeysAre() {
        String form = "--B\r\nContent-Disposition: form-data; name=someField\r\n\r\n1,2.35\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"imgFile\"; filename=\"a.png\"\r\n\r\nAB\r\n--B--";

        String expected = """
                --X
                Content-Disposition: form-data; name="some_field"

                1,2.35
                --X
                Content-Disposition: form-data; name="img_file"; filename="a.png"
                Content-Type: application/octet-stream

                AB
                --X--
                """;
        assertEquals(expected.replace("\n", "\r\n"), sent("img.aiCrop", "/cv/img/aicrop", form));
    }

    @Test
    void areRefusedWithAFileInPlaceOfAParameterOfTheUrl() {
        long before = sandbox.calls("/cv/img/aicrop");

        HttpReply reply = post(
                        "img.aiCrop",
                        "--B\r\nContent-Disposition: form-data; name=\"imgUrl\"; filename=\"a.png\"\r\n\r\nAB\r\n--B--")
                .assertStatus(400);

        assertTrue(reply.errMsg()
                .endsWith("The parameter img_url travels in the URL, and is no file: send the file as" + " img."));
        assertEquals(before, sandbox.calls("/cv/img/aicrop"));
    }

    @Test
    void neverHaveAnAccessToken() {
        String form = "--B\r\nContent-Disposition: form-data; name=\"accessToken\"; filename=\"a.png\"\r\n\r\nQ\r\n"
                + "--B\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\nQ\r\n--B\r\n" + PNG + "--B--";

        assertFalse(sent(form).contains("Q"));
    }

    @Test
    void reachAServerApiByItsPath() {
        sandbox.respondNext("/cgi-bin/media/uploadimg", "{\"url\":\"http://mmbiz.qpic.cn/a\"}");

        post(
                        HTTP_API,
                        "/api/cgi-bin/media/uploadimg",
                        "multipart/form-data; boundary=B",
                        ("--B\r\n" + PNG + "--B--").getBytes(StandardCharsets.UTF_8))
                .assertStatus(200);

        assertTrue(sandbox.lastBody().contains("name=\"media\"; filename=\"a.png\"\r\n"), sandbox.lastBody());
    }

    /** A usable name is kept, as command lines know the media type of few files; WeChat takes others for no file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    voice.amr           |                 | voice.amr  | application/octet-stream
                    a b.jpg             | image/jpeg      | a b.jpg    | image/jpeg
                    照片.jpg            | image/jpeg      | media.jpg  | image/jpeg
                    照片                | image/gif       | media.gif  | image/gif
                    -                   | image/jpeg      | media.jpeg | image/jpeg
                    -                   |                 | media.png  | application/octet-stream
                    a%22.png            | image/png       | a%22.png   | image/png
                    C:\\dir\\a.png      | image/png       | media.png  | image/png
                    a\\".png            | image/png       | media.png  | image/png
                    """)
    void keepTheNamesOfFilesThatWeChatCanUse(String given, String type, String expected, String expectedType) {
        String contentType = type == null ? "" : "Content-Type: " + type + "\r\n";

        String body = sent("--B\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + given + "\"\r\n"
                + contentType + "\r\nAB\r\n--B--");

        assertTrue(
                body.contains("filename=\"" + expected + "\"\r\nContent-Type: " + expectedType + "\r\n\r\nAB\r\n"),
                body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    multipart/form-data; boundary=B                | --B
                    multipart/form-data; boundary="B"              | --B
                    Multipart/Form-Data ;charset=utf-8; BOUNDARY=B | --B
                    multipart/form-data; boundary="a b:c"          | --a b:c
                    multipart/form-data; boundary=----WebKit9      | ------WebKit9
                    """)
    void mayNameTheirBoundaryInAnyWay(String contentType, String delimiter) {
        sandbox.respondNext(IMG_SEC_CHECK, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        String form = delimiter + "\r\n" + PNG + delimiter + "--\r\n";

        post(HTTP_API, "/openapi/security.imgSecCheck", contentType, form.getBytes(StandardCharsets.UTF_8))
                .assertStatus(200);

        assertTrue(sandbox.lastBody().contains("\r\n\r\nAB\r\n--"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preamble\r\n--B\r\n" + PNG + "--B--\r\nepilogue\r\n--B\r\n",
                "--B \t\r\n" + PNG + "--B-- \r\n",
                "--B\nContent-Disposition: form-data; name=media; filename=a.png\n\nAB\n--B--\n",
                "--B\r\ncontent-disposition:form-data;name=media;filename=\"a.png\"\r\nX: y\r\n\r\nAB\r\n--B--",
                "--B\r\n" + FILE + "Content-Transfer-Encoding: binary\r\n\r\nAB\r\n--B--",
                "--B\r\nContent-Disposition: form-data; filename=\"a.png\"; filename*=UTF-8''%E5%9B%BE; name=\"media\""
                        + "\r\n\r\nAB\r\n--B--"
            })
    void mayBeWrittenAsTheStandardsAllow(String form) {
        assertTrue(sent(form).contains("name=\"media\"; filename=\"a.png\"\r\nContent-Type: "), form);
        assertTrue(sandbox.lastBody().contains("\r\n\r\nAB\r\n--"), sandbox.lastBody());
    }

    /** The contents resemble a boundary. */
    @ParameterizedTest
    @ValueSource(strings = {"A\r\n--Bx\r\nB", "A--B--", "A\n--B--", "\r\n", "\r", "-", "A\r\n-- B", ""})
    void haveAnyBytesInTheirFiles(String content) {
        assertTrue(
                sent("--B\r\n" + FILE + "\r\n" + content + "\r\n--B--").contains("\r\n\r\n" + content + "\r\n--X--"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    %s                                        | The form ends before its last boundary: it was cut off, or a part is not closed; send it whole.
                    AB                                        | The form has no boundary such as the content-type names: let the HTTP client set the header.
                    --C~%s--C--                               | The form has no boundary such as the content-type names: let the HTTP client set the header.
                    --B~Content-Type: image/png~~AB~--B--     | A part of the form has no name: send Content-Disposition: form-data; name="media" with the parameter's name.
                    --B~Content-Disposition: form-data~~AB~--B-- | A part of the form has no name: send Content-Disposition: form-data; name="media" with the parameter's name.
                    --B~Content-Disposition: attachment; name="media"~~AB~--B-- | A part of the form has no name: send Content-Disposition: form-data; name="media" with the parameter's name.
                    --B~AB~--B--                              | A part of the form has no blank line behind headers of at most 8192 bytes.
                    --B~%s--B~%s--B--                         | Two parts of the form have one name, media: send each parameter once.
                    --B~Content-Disposition: form-data; name="Media"~~AB~--B~%s--B-- | Two parts of the form have one name in WeChat's spelling: send each parameter once.
                    --B~Content-Disposition: form-data; name="Media"; filename="a.png"~~AB~--B~%s--B-- | Two parts of the form have one name in WeChat's spelling: send each parameter once.
                    --B~Content-Disposition: form-data; name="accessToken"; filename="a.png"~~AB~--B-- | security.imgSecCheck takes a file: send it as media, {"contentType":"image/png","value":"<base64>"}.
                    --B--                                     | security.imgSecCheck takes a file: send it as media, {"contentType":"image/png","value":"<base64>"}.
                    --B~Content-Disposition: form-data; name="media"; filename=""~~~--B-- | security.imgSecCheck takes a file: send it as media, {"contentType":"image/png","value":"<base64>"}.
                    --B~Content-Disposition: form-data; name="media"~~AB~--B-- | security.imgSecCheck takes a file: send it as media, {"contentType":"image/png","value":"<base64>"}.
                    --B~Content-Disposition: form-data; name="media"; filename="a.png"~Content-Type: png~~AB~--B-- | The file media is unusable: its content-type is no media type such as image/png, in at most 100 characters of ASCII.
                    --B~Content-Disposition: form-data; name="media"; filename="a.png"~Content-Transfer-Encoding: base64~~QUI=~--B-- | A part of the form has a content-transfer-encoding, which RFC 7578 has done away with: send the bytes themselves.
                    """)
    void areRefusedIfTheyAreMalformed(String form, String sentence) {
        long before = sandbox.calls(IMG_SEC_CHECK);
        String text =
                form.replace("~", "\r\n").replaceFirst("^%s$", "--B\r\n" + PNG).replace("%s", PNG);

        HttpReply reply = post("security.imgSecCheck", text).assertStatus(400);

        assertEquals(UNUSABLE + sentence, reply.errMsg());
        assertEquals(before, sandbox.calls(IMG_SEC_CHECK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; x; boundary=B"
            })
    void areRefusedWithoutABoundary(String contentType) {
        HttpReply reply = post(
                        HTTP_API, "/openapi/security.imgSecCheck", contentType, "--B".getBytes(StandardCharsets.UTF_8))
                .assertStatus(400);

        assertEquals(
                UNUSABLE
                        + "The content-type of the form names no boundary of 1 to 70 characters: let the HTTP client set"
                        + " the header.",
                reply.errMsg());
    }

    @Test
    void areRefusedWithATextThatIsNotUtf8() {
        byte[] form = "--B\r\nContent-Disposition: form-data; name=\"media\"\r\n\r\n\u00ff\r\n--B--"
                .getBytes(StandardCharsets.ISO_8859_1);

        HttpReply reply = post(HTTP_API, "/openapi/security.imgSecCheck", "multipart/form-data; boundary=B", form)
                .assertStatus(400);

        assertEquals(
                UNUSABLE + "A part of the form is no text in UTF-8: its name is media; send a file with a file name.",
                reply.errMsg());
    }

    @Test
    void areRefusedWithTooManyParts() {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i <= 100; i++) {
            form.append("--B\r\nContent-Disposition: form-data; name=a")
                    .append(i)
                    .append("\r\n\r\n\r\n");
        }

        HttpReply reply = post("security.imgSecCheck", form + "--B--").assertStatus(400);

        assertEquals(UNUSABLE + "The form has more than 100 parts: send fewer.", reply.errMsg());
    }

    @Test
    void areRefusedByACallThatTakesNoFile() {
        HttpReply reply = post("logistics.getQuota", "--B\r\n" + PNG + "--B--").assertStatus(415);

        assertTrue(
                reply.errMsg()
                        .endsWith("The body is a form, but the call takes no file: send JSON with content-type:"
                                + " application/json."),
                reply.errMsg());
    }

    @Test
    void areRefusedWithoutAFileForAPath() {
        HttpReply reply = post(
                        HTTP_API,
                        "/api/cgi-bin/media/uploadimg",
                        "multipart/form-data; boundary=B",
                        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--B--"
                                .getBytes(StandardCharsets.UTF_8))
                .assertStatus(400);

        assertTrue(reply.errMsg().contains("The form has no file, which is a part with a file name: "), reply.errMsg());
    }

    @Test
    void areUnknownToAnUnknownCall() {
        post("security.nothing", "--B\r\n" + PNG + "--B--").assertStatus(404);
    }

    @Test
    void areRefusedBeyondTheLimit() {
        HttpReply reply = post("security.imgSecCheck", "--B\r\n" + FILE + "\r\n" + "A".repeat(6 << 20) + "\r\n--B--")
                .assertStatus(413);

        assertEquals(UNUSABLE + "The body is larger than 6 MiB: send less data.", reply.errMsg());
    }

    /** A REST API that takes no binary media types decodes a body as UTF-8. */
    @Test
    void areRefusedIfTheGatewayTookThemForText() {
        HttpReply reply = HttpReply.parse(router.invoke(new HttpRequestEvent(REST_API, "POST")
                        .path("/openapi/security.imgSecCheck")
                        .header("content-type", "multipart/form-data; boundary=B")
                        .body("--B\r\n" + FILE + "\r\n\uFFFDPNG\r\n--B--")
                        .text()))
                .assertStatus(400);

        assertEquals(
                UNUSABLE + "The gateway passed the form on as text, which damages files: add multipart/form-data to the"
                        + " binary media types of the REST API.",
                reply.errMsg());
    }

    @Test
    void leaveNoByteOfAFileInTheLog() {
        sent("--B\r\n" + FILE + "\r\nsecret picture\r\n--B--");
        post("security.imgSecCheck", "--B\r\n" + FILE + "\r\nsecret picture\r\n--");
        post("logistics.getQuota", "--B\r\n" + FILE + "\r\nsecret picture\r\n--B--");

        assertFalse(router.log().contains("secret picture"), router.log());
        assertFalse(router.log().contains("c2VjcmV0"), router.log());
    }
}
