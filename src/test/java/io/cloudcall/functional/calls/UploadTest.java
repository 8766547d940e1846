package io.cloudcall.functional.calls;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that take a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTest {
    private static final String IMG_SEC_CHECK = "/wxa/img_sec_check";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router;

    UploadTest(@TempDir Path folder) {
        Map<String, String> settings = new HashMap<>(RouterSettings.permittingAll(folder));
        settings.put("AWS_LAMBDA_LOG_LEVEL", "DEBUG");
        router = sandbox.function(settings);
    }

    static Stream<RecordedUpload> sent() {
        return RecordedUpload.readAll().stream().filter(recorded -> !recorded.isRefused());
    }

    static Stream<RecordedUpload> refused() {
        return RecordedUpload.readAll().stream().filter(RecordedUpload::isRefused);
    }

    @ParameterizedTest
    @MethodSource("sent")
    void areSentAsRecorded(RecordedUpload recorded) {
        sandbox.respondNext(recorded.path(), "{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertResult(router.invoke(recorded.directEvent())).contains("\"errCode\":0");

        recorded.assertSentAs(sandbox.lastRequest());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void areRefusedForAnUnusableFile(RecordedUpload recorded) {
        long before = sandbox.calls(recorded.path());

        assertResult(router.invoke(recorded.directEvent()))
                .isError(-601002)
                .contains("system args error. The file media is unusable: ");

        assertEquals(before, sandbox.calls(recorded.path()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    base64, unpadded         | {'contentType':'image/png','value':'YWJjZA'}
                    base64 of two files      | {'contentType':'image/png','value':'YWI=YWJj'}
                    base64 of URLs           | {'contentType':'image/png','value':'_-8='}
                    a fraction               | {'contentType':'image/png','value':{'type':'Buffer','data':[1.5]}}
                    a negative number        | {'contentType':'image/png','value':{'type':'Buffer','data':[-1]}}
                    text among the bytes     | {'contentType':'image/png','value':{'type':'Buffer','data':['1']}}
                    no bytes                 | {'contentType':'image/png','value':{'type':'Buffer'}}
                    an array of another type | {'contentType':'image/png','value':{'type':'Uint8Array','data':[1]}}
                    a number                 | {'contentType':'image/png','value':1}
                    a line break in the type | {'contentType':'image/png\\r\\nX: y','value':'YWJj'}
                    no media type            | {'value':'YWJj'}
                    no type of a Buffer      | {'value':{'type':'Buffer','data':[1]}}
                    an empty media type      | {'contentType':'','value':{'type':'Buffer','data':[1]}}
                    null                     | {'contentType':'image/png','value':null}
                    no slash                 | {'contentType':'png','value':'YWJj'}
                    beyond ASCII             | {'contentType':'image/图','value':'YWJj'}
                    """)
    void areRefusedFor(String what, String file) {
        long before = sandbox.calls(IMG_SEC_CHECK);

        assertResult(router.invoke(event("{\"media\":" + file.replace('\'', '"') + "}")))
                .isError(-601002)
                .contains("system args error. The file media is unusable: ");

        assertEquals(before, sandbox.calls(IMG_SEC_CHECK), what);
    }

    /** The function decodes pieces of 65,536 characters. */
    @ParameterizedTest
    @ValueSource(ints = {0, 65_528, 65_532, 65_536, 131_068})
    void areRefusedForPaddingThatIsNotAtTheEnd(int before) {
        String base64 = "A".repeat(before) + "YQ==YWJj";

        assertResult(router.invoke(event("{\"media\":{\"contentType\":\"image/png\",\"value\":\"" + base64 + "\"}}")))
                .isError(-601002)
                .contains("system args error. The file media is unusable: the value is a text, but no base64");
    }

    /** The names that wx-server-sdk 4.0.2 makes, which matches types exactly and gives png to unknown ones. */
    @ParameterizedTest
    @CsvSource({
        "image/jpeg, media.jpeg",
        "audio/mpeg, media.mpga",
        "audio/3gpp, media.3gpp",
        "video/x-smv, media.smv",
        "application/pdf, media.pdf",
        "application/octet-stream, media.bin",
        "text/plain, media.txt",
        "image/jpg, media.png",
        "IMAGE/JPEG, media.png",
        "image/jpeg; charset=utf-8, media.png",
        "image/nothing, media.png"
    })
    void nameFilesAfterTheirMediaType(String contentType, String fileName) {
        String body = sentBody(event("{\"media\":{\"contentType\":\"" + contentType + "\",\"value\":\"YWJj\"}}"));

        assertTrue(body.contains("filename=\"" + fileName + "\"\r\nContent-Type: " + contentType + "\r\n"), body);
    }

    /** wx-server-sdk 4.0.2 reads a file after the conversion of its keys. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ContentType':'image/gif','Value':'YWJj'}",
                "{'content_type':null,'contentType':'image/gif','value':'YWJj'}",
                "{'contentType':'image/gif','content_type':'image/png','value':'YWJj'}"
            })
    void areReadInTheSpellingOfWeChat(String file) {
        String body = sentBody(event("{\"media\":" + file.replace('\'', '"') + "}"));

        assertTrue(body.contains("filename=\"media.gif\"\r\nContent-Type: image/gif\r\n\r\nabc\r\n"), body);
    }

    @Test
    void areReadAsTheyAreIfKeysStay() {
        String event = event("{\"media\":{\"contentType\":\"\",\"content_type\":\"image/gif\",\"value\":\"YWJj\"}}");

        String body = sentBody(event.replace("{\"openapi\"", "{\"convertCase\":false,\"openapi\""));

        assertTrue(body.contains("filename=\"media.gif\"\r\nContent-Type: image/gif\r\n"), body);
    }

    /** In wx-server-sdk an object without a Buffer is none, and travels as JSON. */
    @Test
    void goBesideObjectsThatAreNone() {
        String body = sentBody(event("{\"a\":{\"value\":{\"bC\":1}},\"b\":{\"contentType\":\"image/png\"},"
                + "\"media\":{\"contentType\":\"image/png\",\"value\":\"YWJj\"}}"));

        assertTrue(body.contains("name=\"a\"\r\n\r\n{\"value\":{\"b_c\":1}}\r\n"), body);
        assertTrue(body.contains("name=\"b\"\r\n\r\n{\"content_type\":\"image/png\"}\r\n"), body);
    }

    @Test
    void nameAFileAsTheCallerDoesIfKeysStay() {
        String event = event("{\"media\":{\"contentType\":\"image/png\",\"value\":\"YWJj\",\"fileName\":\"a b.jpg\"}}");

        String body = sentBody(event.replace("{\"openapi\"", "{\"convertCase\":false,\"openapi\""));

        assertTrue(body.contains("filename=\"a b.jpg\"\r\n"), body);
    }

    private String sentBody(String event) {
        sandbox.respondNext(IMG_SEC_CHECK, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        router.invoke(event);
        return sandbox.lastBody();
    }

    /** WeChat's limit of an image, which is far beyond that of other events. */
    @Test
    void takeAnImageOfTwoMegabytes() {
        byte[] image = new byte[2 << 20];
        Arrays.fill(image, (byte) 0xFF);
        String base64 = Base64.getEncoder().encodeToString(image);

        String body = sentBody(event("{\"media\":{\"contentType\":\"image/png\",\"value\":\"" + base64 + "\"}}"));

        assertTrue(body.length() > image.length, () -> body.length() + " characters");
    }

    /** A Buffer in JSON has 3.6 characters a byte, and would be 1.5 million values. */
    @Test
    void takeABufferOfOneAndAHalfMegabytes() {
        byte[] image = new byte[3 << 19];
        new Random(1).nextBytes(image);
        sandbox.respondNext(IMG_SEC_CHECK, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertResult(router.invoke(bufferEvent(image, ""))).contains("\"errCode\":0");

        byte[] body = sandbox.lastRequest().body().getBytes();
        int start = new String(body, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        assertArrayEquals(image, Arrays.copyOfRange(body, start, start + image.length));
        assertEquals(String.valueOf(body.length), sandbox.lastRequest().header("content-length"));
    }

    @Test
    void nameTheItemThatIsNoByte() {
        assertResult(router.invoke(bufferEvent(new byte[3 << 18], ",256")))
                .isArgsError(
                        "security.imgSecCheck",
                        "The file media is unusable: item 786432 of its data is no byte,"
                                + " which is an integer from 0 to 255.");
    }

    @Test
    void nameTheLimitOfAnEvent() {
        assertResult(router.invoke(bufferEvent(new byte[2 << 20], "," + "255,".repeat(1 << 19) + "255")))
                .isArgsError(
                        "security.imgSecCheck",
                        "The event is larger than 6 MiB: send a file of at most 4.7 MB as base64, or of 1.7 MB as a"
                                + " Buffer.");
    }

    private static String bufferEvent(byte[] image, String more) {
        StringBuilder numbers = new StringBuilder();
        for (byte b : image) {
            numbers.append(numbers.isEmpty() ? "" : ",").append(b & 0xFF);
        }
        return event("{\"media\":{\"contentType\":\"image/png\",\"value\":{\"type\":\"Buffer\",\"data\":[" + numbers
                + more + "]}}}");
    }

    @Test
    void areRefusedWithoutAFile() {
        assertResult(router.invoke(event("{\"media\":{}}")))
                .isArgsError(
                        "security.imgSecCheck",
                        "security.imgSecCheck takes a file: send it as media, "
                                + "{\"contentType\":\"image/png\",\"value\":\"<base64>\"}.");
        assertResult(router.invoke("{\"openapi\":\"ocr.idcard\",\"data\":{\"imgUrl\":\"\"}}"))
                .contains("send it as img, ")
                .contains(", or its URL as imgUrl.");
    }

    /** In the URL its bytes would reach the log. */
    @ParameterizedTest
    @ValueSource(strings = {"imgUrl", "img_url", "type"})
    void areRefusedWithAFileInPlaceOfAParameterOfTheUrl(String name) {
        long before = sandbox.calls("/cv/ocr/idcard");

        assertResult(router.invoke("{\"openapi\":\"ocr.idcard\",\"data\":{\"img\":{\"contentType\":\"image/png\","
                        + "\"value\":\"YWJj\"},\"" + name + "\":{\"ContentType\":\"image/png\","
                        + "\"Value\":\"c2VjcmV0IHBpY3R1cmU=\"}}}"))
                .isError(-601002)
                .contains(" travels in the URL, and is no file: send the file as img.");

        assertEquals(before, sandbox.calls("/cv/ocr/idcard"));
        assertFalse(router.log().contains("c2VjcmV0"), router.log());
    }

    @Test
    void neverHaveAnAccessTokenAmongTheirFields() {
        sandbox.respondNext(IMG_SEC_CHECK, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        router.invoke("{\"openapi\":\"security.imgSecCheck\",\"convertCase\":false,\"data\":{\"ACCESS_TOKEN\":\"mine\","
                + "\"Access_Token\":\"mine\",\"media\":{\"contentType\":\"image/png\",\"value\":\"YWJj\"}}}");

        String body = sandbox.lastRequest().body().toString();
        assertFalse(body.contains("mine"), body);
    }

    /** A line break in a name must forge neither a header of a part nor a line of the log. */
    @Test
    void quoteTheNamesOfParts() {
        sandbox.respondNext(IMG_SEC_CHECK, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        router.invoke(event("{\"me\\\"d\\r\\nia\":{\"contentType\":\"image/png\",\"value\":\"YWJj\"}}"));

        String body = sandbox.lastRequest().body().toString();
        assertTrue(body.contains("name=\"me%22d%0D%0Aia\"; filename=\"me%22d%0D%0Aia.png\"\r\n"), body);
    }

    @Test
    void takeAFileInBase64() {
        sandbox.respondNext("/wxa/imagesearch", "{\"errcode\":0,\"errmsg\":\"ok\"}");

        router.invoke("{\"openapi\":\"search.imageSearch\",\"data\":{\"img\":"
                + "{\"contentType\":\"image/png\",\"value\":\"AQID\"}}}");

        String body = sandbox.lastRequest().body().toString();
        assertTrue(body.contains("form-data; name=\"img\"; filename=\"img.png\""), body);
        assertTrue(body.contains("\r\n\r\n\u0001\u0002\u0003\r\n--"), body);
    }

    @Test
    void keepTheBytesOutOfTheLog() {
        sandbox.respondNext(IMG_SEC_CHECK, "{\"errcode\":0,\"errmsg\":\"ok\"}");

        router.invoke(event("{\"media\":{\"contentType\":\"image/png\",\"value\":\"c2VjcmV0IHBpY3R1cmU=\"}}"));

        assertTrue(router.log().contains("multipart/form-data, "), router.log());
        assertFalse(router.log().contains("secret picture"), router.log());
        assertFalse(router.log().contains("c2VjcmV0"), router.log());
    }

    @Test
    void keepTheBytesOfAnUnusableFileOutOfTheLog() {
        router.invoke(event("{\"media\":{\"contentType\":\"image/png\",\"value\":\"c2VjcmV0IHBpY3R1cmU\"}}"));
        router.invoke(event("{\"media\":{\"contentType\":\"image/png\",\"value\":"
                + "{\"type\":\"Buffer\",\"data\":[115,101,99,114,101,116,777]}}}"));
        router.invoke(event("{\"media\":{\"contentType\":\"image/png\",\"value\":\"c2VjcmV0IHBpY3R1cmU=\""));

        assertFalse(router.log().contains("c2VjcmV0"), router.log());
        assertFalse(router.log().contains("115,101"), router.log());
    }

    /** Such a file travels as JSON, which wx-server-sdk makes of it. */
    @ParameterizedTest
    @ValueSource(strings = {"'type':'Buffer','data':%s", "'data':%s,'type':'Buffer'"})
    void keepTheBytesOfAFileForACallThatTakesNoneOutOfTheLog(String buffer) {
        String bytes = "[115,101,99,114,101,116]";
        String file = "{" + buffer.replace('\'', '"').formatted(bytes) + "}";

        router.invoke(
                "{\"openapi\":\"logistics.getPath\",\"data\":{\"media\":{\"value\":" + file + "},\"openid\":\"o\"}}");

        assertEquals("{\"media\":{\"value\":" + file + "},\"openid\":\"o\"}", sandbox.lastBody());
        assertTrue(router.log().contains(file.replace(bytes, "[…]") + "},\"openid\":\"o\"}"), router.log());
        assertFalse(router.log().contains("115,101"), router.log());
    }

    @Test
    void keepTheBytesOfAPictureThatWeChatSendsOutOfTheLog() {
        sandbox.faults().next("/wxa/getwxacode", Fault.respond(200, "image/jpeg", "secret picture"));

        assertResult(router.invoke("{\"openapi\":\"wxacode.get\",\"data\":{\"path\":\"a\"}}"))
                .contains("\"data\":[115,101,99,114,101,116");

        assertTrue(router.log().contains("image/jpeg: 14 bytes"), router.log());
        assertFalse(router.log().contains("secret picture"), router.log());
    }

    @Test
    void areSentOnceMoreForASpentTokenOnly() {
        long before = sandbox.calls(IMG_SEC_CHECK);
        String event = event("{\"media\":{\"contentType\":\"image/png\",\"value\":\"YWJj\"}}");
        sandbox.faults().next(IMG_SEC_CHECK, Fault.errcode(42001, "access_token expired"));
        sandbox.faults().next(IMG_SEC_CHECK, Fault.closeBeforeResponse());

        assertResult(router.invoke(event)).isError(-501001);

        assertEquals(before + 2, sandbox.calls(IMG_SEC_CHECK));
    }

    private static String event(String data) {
        return "{\"openapi\":\"security.imgSecCheck\",\"data\":" + data + "}";
    }
}
