package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not accepted: nothing is forwarded, and the answer has no details. */
class PushRefusalTest {
    private static final String MESSAGE = "{\"MsgType\":\"event\",\"Event\":\"add_express_path\",\"CreateTime\":1}";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final PushFunctionUnderTest function = PushFunctionUnderTest.at(bus);

    @AfterEach
    void forwardsNothing() {
        assertEquals(List.of(), bus.requests());
    }

    private static SignedPush ofPlaintext(byte[] padded) {
        return SignedPush.ofCiphertext(
                PushEncryption.DEFAULT,
                PushEncryption.DEFAULT.encrypt(padded),
                Instant.now().getEpochSecond());
    }

    private static byte[] frame() {
        return PushEncryption.frame(new byte[16], MESSAGE.getBytes(StandardCharsets.UTF_8), SignedPush.APP_ID);
    }

    private static SignedPush ofChangedPlaintext(UnaryOperator<byte[]> change) {
        return ofPlaintext(change.apply(frame()));
    }

    private static byte[] withByte(byte[] bytes, int position, int value) {
        bytes[position < 0 ? bytes.length + position : position] = (byte) value;
        return bytes;
    }

    /** Requests with what is signed, encrypted or of another app, each wrong in one way. */
    static Stream<Arguments> wrong() {
        SignedPush right = SignedPush.of(MESSAGE);
        PushEncryption other = new PushEncryption("other-token", "OtherKeyOfTestsOtherKeyOfTestsOtherKeyOfTes");
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Arguments.of("signature", right.with("msg_signature", "0".repeat(40))),
                Arguments.of("signature", right.with("msg_signature", "")),
                Arguments.of("signature", right.with("msg_signature", right.parameter("msg_signature") + "0")),
                Arguments.of("signature", right.with("msg_signature", right.parameter("signature"))),
                Arguments.of("signature", right.with("msg_signature", "É".repeat(40))),
                Arguments.of("signature", right.with("nonce", "1")),
                Arguments.of("signature", right.with("timestamp", String.valueOf(now - 1))),
                Arguments.of("signature", right.with("timestamp", "")),
                Arguments.of("signature", right.with("timestamp", "now")),
                Arguments.of("signature", right.withCiphertext("")),
                Arguments.of("signature", right.withCiphertext("not base64!")),
                Arguments.of("signature", right.withCiphertext(right.ciphertext() + "\n")),
                Arguments.of("signature", SignedPush.of(other, MESSAGE)),
                Arguments.of(
                        "signature", SignedPush.of(other, PushEncryption.DEFAULT, SignedPush.APP_ID, MESSAGE, now)),
                Arguments.of(
                        "decryption", SignedPush.of(PushEncryption.DEFAULT, other, SignedPush.APP_ID, MESSAGE, now)),
                Arguments.of("decryption", SignedPush.ofCiphertext(PushEncryption.DEFAULT, "", now)),
                Arguments.of("decryption", SignedPush.ofCiphertext(PushEncryption.DEFAULT, "AAAA", now)),
                Arguments.of("decryption", SignedPush.ofCiphertext(PushEncryption.DEFAULT, "not base64!", now)),
                Arguments.of("decryption", SignedPush.ofCiphertext(PushEncryption.DEFAULT, "A".repeat(43) + "=", now)),
                Arguments.of("decryption", ofPlaintext(new byte[16])),
                Arguments.of("decryption", ofPlaintext(new byte[32])),
                Arguments.of("decryption", ofChangedPlaintext(plain -> withByte(plain, -1, 0))),
                Arguments.of("decryption", ofChangedPlaintext(plain -> withByte(plain, -1, 33))),
                Arguments.of("decryption", ofChangedPlaintext(plain -> withByte(plain, -1, 255))),
                Arguments.of("decryption", ofChangedPlaintext(plain -> withByte(plain, -2, 99))),
                Arguments.of("decryption", ofChangedPlaintext(plain -> withByte(plain, 16, 0x80))),
                Arguments.of("decryption", ofChangedPlaintext(plain -> withByte(plain, 16, 0x7f))),
                Arguments.of("decryption", ofChangedPlaintext(plain -> withByte(plain, 18, 1))),
                Arguments.of("appId", ofChangedPlaintext(plain -> withByte(plain, 19, plain[19] - 1))),
                Arguments.of("appId", ofChangedPlaintext(plain -> withByte(plain, 19, plain[19] + 1))),
                Arguments.of("appId", SignedPush.of(PushEncryption.DEFAULT, "wx0123456789abcdeg", MESSAGE, now)),
                Arguments.of("appId", SignedPush.of(PushEncryption.DEFAULT, "wx0123456789abcde", MESSAGE, now)),
                Arguments.of("appId", SignedPush.of(PushEncryption.DEFAULT, "", MESSAGE, now)),
                Arguments.of("appId", SignedPush.of(PushEncryption.DEFAULT, "x".repeat(200), MESSAGE, now)),
                Arguments.of("appId", right.withPath("/push/wx-of-another")),
                Arguments.of("timestamp", SignedPush.of(PushEncryption.DEFAULT, SignedPush.APP_ID, MESSAGE, now - 700)),
                Arguments.of("timestamp", SignedPush.of(PushEncryption.DEFAULT, SignedPush.APP_ID, MESSAGE, -now)),
                Arguments.of(
                        "timestamp", SignedPush.of(PushEncryption.DEFAULT, SignedPush.APP_ID, MESSAGE, now * 1000)),
                Arguments.of("message", SignedPush.of("")),
                Arguments.of("message", SignedPush.of("<xml><MsgType>text</MsgType></xml>")),
                Arguments.of("message", SignedPush.of("[" + MESSAGE + "]")),
                Arguments.of("message", SignedPush.of(MESSAGE + "x")),
                Arguments.of("message", SignedPush.of("{'MsgType':'text'}")),
                Arguments.of("message", SignedPush.of("{\"MsgType\":\"\"}")),
                Arguments.of("message", SignedPush.of("{\"MsgType\":[\"text\"]}")),
                Arguments.of("message", SignedPush.of("{\"Event\":\"" + "x".repeat(129) + "\"}")),
                Arguments.of("message", SignedPush.of("\uFEFF" + MESSAGE)),
                Arguments.of("message", SignedPush.of("[".repeat(5_000))),
                Arguments.of(
                        "message",
                        ofPlaintext(PushEncryption.frame(
                                new byte[16], MESSAGE.getBytes(StandardCharsets.UTF_16LE), SignedPush.APP_ID))),
                Arguments.of(
                        "message",
                        ofPlaintext(PushEncryption.frame(
                                new byte[16],
                                "{\"MsgType\":\"t\u00e9xt\"}".getBytes(StandardCharsets.ISO_8859_1),
                                SignedPush.APP_ID))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void answersAllThatIsWrongAlike(String reason, SignedPush push) {
        byte[] expected = function.invoke(
                SignedPush.of(MESSAGE).with("msg_signature", "").event().getBytes(StandardCharsets.UTF_8), TIMEOUT);

        byte[] response = function.invoke(push.event().getBytes(StandardCharsets.UTF_8), TIMEOUT);

        assertArrayEquals(expected, response);
        assertEquals(403, new JsonObject(new String(response, StandardCharsets.UTF_8)).getInteger("statusCode"));
        JsonObject line = function.record();
        assertEquals("refused", line.getString("outcome"));
        assertEquals(reason, line.getString("reason"));
        assertEquals(1, line.getInteger("PushesRefused"));
        assertEquals("ERROR", line.getString("level"));
        assertNull(line.getString("id"));
        assertNull(line.getString("type"));
        assertFalse(function.log().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"signature, ''", "signature, 0", "nonce, 1", "timestamp, 1714036505", "nonce, ''"})
    void refusesAVerificationWithAnotherSignature(String name, String value) {
        function.assertRefuses(
                "signature",
                SignedPush.verification(PushEncryption.DEFAULT, "hidden").with(name, value));
    }

    @Test
    void takesNoMessageSignatureForAVerification() {
        SignedPush push = SignedPush.verification(PushEncryption.DEFAULT, "hidden");
        function.assertRefuses("signature", SignedPush.of(MESSAGE).with("msg_signature", push.parameter("signature")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt_type", "msg_signature"})
    void refusesAPushThatIsNotEncrypted(String missing) {
        function.assertResponse(400, "", SignedPush.of(MESSAGE).without(missing));
        assertMalformed("refused", "mode");
        assertTrue(function.log().contains("set 消息加密方式 to 安全模式"), function::log);
    }

    @Test
    void refusesAnotherEncryption() {
        function.assertResponse(400, "", SignedPush.of(MESSAGE).with("encrypt_type", "raw"));
        assertMalformed("refused", "mode");
    }

    private void assertMalformed(String outcome, String reason) {
        JsonObject line = function.record();
        assertEquals(outcome, line.getString("outcome"));
        assertEquals(reason, line.getString("reason"));
        assertEquals(outcome.equals("refused") ? 1 : null, line.getInteger("PushesRefused"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[AAAA]]></Encrypt></xml>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&e;</Encrypt></xml>",
                "",
                "null",
                "[]",
                "{}",
                "{\"Encrypt\":7}",
                "{\"Encrypt\":null}",
                "{\"encrypt\":\"AAAA\"}",
                "{\"Encrypt\":\"AAAA\"",
                "{\"Encrypt\":\"AAAA\"}}",
            })
    void refusesABodyThatIsNotJson(String body) {
        function.assertResponse(400, "", SignedPush.of(MESSAGE).withBody(body));
        assertMalformed("refused", "format");
        assertTrue(function.log().contains("set 数据格式 to JSON"), function::log);
    }

    @Test
    void refusesABodyThatIsNoBase64() {
        JsonObject event = new JsonObject(SignedPush.of(MESSAGE).event()).put("isBase64Encoded", true);

        assertEquals(400, function.invoke(event.encode()).getInteger("statusCode"));
        assertMalformed("refused", "format");
    }

    @Test
    void refusesABodyOfMoreThan256KiB() {
        String body = SignedPush.of(MESSAGE).body();
        function.assertResponse(400, "", SignedPush.of(MESSAGE).withBody(body + " ".repeat(262_145 - body.length())));
        assertMalformed("refused", "size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "nonce"})
    void refusesAPushWithoutAParameter(String name) {
        function.assertResponse(400, "", SignedPush.of(MESSAGE).without(name));
        assertMalformed("refused", "parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "nonce", "msg_signature"})
    void refusesAPushWithAParameterTwice(String name) {
        SignedPush push = SignedPush.of(MESSAGE);
        String twice = push.event().replace(name + "=", name + "=" + push.parameter(name) + "&" + name + "=");

        assertEquals(400, function.invoke(twice).getInteger("statusCode"));
        assertMalformed("refused", "parameters");
    }

    @Test
    void refusesAParameterTwiceFromARestApi() {
        JsonObject event = new JsonObject(SignedPush.of(MESSAGE).restEvent());
        event.getJsonObject("multiValueQueryStringParameters")
                .getJsonArray("nonce")
                .add(SignedPush.NONCE);

        assertEquals(400, function.invoke(event.encode()).getInteger("statusCode"));
        assertMalformed("refused", "parameters");
    }

    @ParameterizedTest
    @CsvSource({"GET, parameters", "POST, mode"})
    void countsRequestsWithoutSignatureInNoAlarm(String method, String reason) {
        SignedPush push =
                SignedPush.of(MESSAGE).withMethod(method).without("signature").without("msg_signature");

        function.assertResponse(400, "", push);

        assertMalformed("malformed", reason);
        assertEquals("INFO", function.record().getString("level"));
        assertEquals("", function.log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "get it"})
    void allowsGetAndPost(String method) {
        JsonObject response =
                function.invoke(SignedPush.of(MESSAGE).withMethod(method).event());

        assertEquals(405, response.getInteger("statusCode"));
        assertEquals("GET, POST", response.getJsonObject("headers").getString("allow"));
        assertMalformed("malformed", "method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "7",
                "{",
                "{\"httpMethod\":7}",
                "{\"requestContext\":{\"http\":{}}}",
                "{\"requestContext\":7}",
                "{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"{}\"}]}",
            })
    void answersEventsThatAreNoRequests(String event) {
        JsonObject response = function.invoke(event);

        assertEquals(400, response.getInteger("statusCode"));
        assertMalformed("malformed", "event");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestContext\":{\"http\":{\"method\":\"POST\"}}}",
                "{\"requestContext\":{\"http\":{\"method\":\"GET\"}},\"rawQueryString\":7,\"rawPath\":[],\"body\":{}}",
                "{\"httpMethod\":\"POST\"}",
                "{\"httpMethod\":\"GET\",\"queryStringParameters\":null,\"path\":null,\"body\":null}",
                "{\"httpMethod\":\"post\",\"queryStringParameters\":{\"a\":1},\"multiValueQueryStringParameters\":[]}",
            })
    void answersRequestsThatLackFields(String event) {
        assertEquals(400, function.invoke(event).getInteger("statusCode"));
        assertEquals("malformed", function.record().getString("outcome"));
    }
}
