package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes that are delivered, and what the bus gets of them. */
class PushDeliveryTest {
    private static final String MESSAGE = "{\"ToUserName\":\"gh_of-a-shop\",\"FromUserName\":\"openid-of-a-user\","
            + "\"CreateTime\":1714112445,\"MsgType\":\"event\",\"Event\":\"add_express_path\"}";

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    private final MockClock clock = MockClock.at(Instant.now());

    @AutoClose
    private final PushFunctionUnderTest function = PushFunctionUnderTest.at(bus, clock, Map.of());

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private PutEvent deliver(SignedPush push) {
        function.assertDelivers(push);
        return bus.events().getLast();
    }

    private PutEvent deliver(String message) {
        return deliver(SignedPush.of(message));
    }

    static Stream<Function<SignedPush, String>> events() {
        return Stream.of(
                SignedPush::event, SignedPush::base64Event, SignedPush::restEvent, SignedPush::base64RestEvent);
    }

    @ParameterizedTest
    @MethodSource("events")
    void takesEachFormOfEvent(Function<SignedPush, String> toEvent) {
        JsonObject response = function.invoke(toEvent.apply(SignedPush.of(MESSAGE)));

        assertEquals(200, response.getInteger("statusCode"), function::log);
        assertEquals("success", response.getString("body"));
        assertEquals(false, response.getBoolean("isBase64Encoded"));
        assertEquals(MESSAGE, bus.events().getLast().detail());
    }

    @ParameterizedTest
    @MethodSource("events")
    void verifiesTheUrlByEachFormOfEvent(Function<SignedPush, String> toEvent) {
        JsonObject response =
                function.invoke(toEvent.apply(SignedPush.verification(PushEncryption.DEFAULT, "43751 20948+/=\"é<b>")));

        assertEquals(200, response.getInteger("statusCode"), function::log);
        assertEquals("43751 20948+/=\"é<b>", response.getString("body"));
        JsonObject headers = response.getJsonObject("headers");
        assertEquals("text/plain; charset=utf-8", headers.getString("content-type"));
        assertEquals("nosniff", headers.getString("x-content-type-options"));
        assertEquals("no-store", headers.getString("cache-control"));
        assertEquals("verified", function.record().getString("outcome"));
        assertEquals(List.of(), bus.requests());
    }

    @Test
    void verifiesTheUrlAtAnyTime() {
        try (PushFunctionUnderTest later =
                PushFunctionUnderTest.at(bus, MockClock.at(Instant.ofEpochSecond(2_000_000_000)), Map.of())) {
            later.assertResponse(200, "1", SignedPush.verification(PushEncryption.DEFAULT, "1"));
        }
    }

    @Test
    void sendsSourceTypeTimeAndId() {
        PutEvent event = deliver(MESSAGE);

        assertEquals("wechat.wx0123456789abcdef", event.source());
        assertEquals("add_express_path", event.detailType());
        assertEquals(Instant.ofEpochSecond(1_714_112_445), event.time());
        assertEquals("wechat-push", event.eventBusName());
        assertEquals(List.of("push:" + sha256(MESSAGE)), event.resources());
        JsonObject line = function.record();
        assertEquals("delivered", line.getString("outcome"));
        assertEquals("INFO", line.getString("level"));
        assertEquals("wx0123456789abcdef", line.getString("appId"));
        assertEquals("add_express_path", line.getString("type"));
        assertEquals("push:" + sha256(MESSAGE), line.getString("id"));
        assertEquals(1, line.getInteger("PushesDelivered"));
        assertEquals(0, line.getInteger("PushDuration"));
        assertEquals("", function.log());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** WeChat encrypts and signs each retry again. */
    @Test
    void sendsTheSameIdForEachRetry() {
        byte[] message = MESSAGE.getBytes(StandardCharsets.UTF_8);
        String other = PushEncryption.DEFAULT.encrypt(PushEncryption.frame(new byte[16], message, SignedPush.APP_ID));

        PutEvent first = deliver(MESSAGE);
        PutEvent second = deliver(SignedPush.ofCiphertext(PushEncryption.DEFAULT, other, now() + 5));
        PutEvent third = deliver(MESSAGE.replace("45", "46"));

        assertEquals(first.resources(), second.resources());
        assertEquals(first.detail(), second.detail());
        assertEquals(first.time(), second.time());
        assertNotEquals(first.resources(), third.resources());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MsgType\":\"text\",\"Content\":\"你好 😀 \\ud83d\\ude00 é\"}",
                " { \"MsgType\" : \"text\" ,\n\"MsgId\": 23456789012345678901, \"a\": 1.50e+3, \"b\": \"\\/\" } ",
                "{\"MsgType\":\"text\",\"MsgType\":\"text\",\"List\":[],\"Empty\":{},\"Nothing\":null}",
            })
    void sendsTheMessageAsItIs(String message) {
        assertEquals(message, deliver(message).detail());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"MsgType\":\"event\",\"Event\":\"wxa_media_check\"}', wxa_media_check",
        "'{\"MsgType\":\"text\"}', text",
        "'{\"MsgType\":\"text\",\"Event\":\"\"}', text",
        "'{\"MsgType\":\"text\",\"Event\":\" \"}', text",
        "'{\"MsgType\":\"text\",\"Event\":7}', text",
        "'{\"Event\":\"trade_manage_remind_shipping\"}', trade_manage_remind_shipping",
    })
    void takesTheTypeOfTheEventOrTheMessage(String message, String type) {
        assertEquals(type, deliver(message).detailType());
    }

    /** Without a usable time of its own, a message has that of the push. */
    @ParameterizedTest
    @CsvSource({
        "1713424427, 1713424427",
        "'\"1713424427\"', 1713424427",
        "0, 0",
        "253402300799, 253402300799",
        "253402300800, NOW",
        "1.5, NOW",
        "-1, NOW",
        "'\"yesterday\"', NOW",
        "null, NOW",
        "99999999999999999999, NOW",
    })
    void takesTheTimeOfTheMessage(String createTime, String time) {
        SignedPush push = at(now(), "{\"MsgType\":\"text\",\"CreateTime\":" + createTime + "}");

        assertEquals(time.replace("NOW", String.valueOf(now())), seconds(deliver(push)));
    }

    private static SignedPush at(long timestamp, String message) {
        return SignedPush.of(PushEncryption.DEFAULT, SignedPush.APP_ID, message, timestamp);
    }

    private static String seconds(PutEvent event) {
        return String.valueOf(Objects.requireNonNull(event.time()).getEpochSecond());
    }

    @Test
    void takesTheTimeOfThePushForAMessageWithoutOne() {
        PutEvent event = deliver(at(now() - 100, "{\"MsgType\":\"text\"}"));

        assertEquals(String.valueOf(now() - 100), seconds(event));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 13, 1_000, 65_536, 190_000})
    void deliversMessagesOfEachLength(int length) {
        String message =
                "{\"MsgType\":\"text\",\"Content\":\"" + "汉".repeat(length / 3) + "x".repeat(length % 3) + "\"}";

        assertEquals(message, deliver(message).detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/push", "/prod/push", "/", "", "/stage/wechat", "/push/", "/Push/wx1", "/push/wx%31"})
    void takesThePathOfTheDefaultApp(String path) {
        assertEquals(MESSAGE, deliver(SignedPush.of(MESSAGE).withPath(path)).detail());
    }

    @Test
    void decodesTheQuery() {
        SignedPush push = SignedPush.of(MESSAGE);
        String query = "timestamp=" + push.parameter("timestamp") + "&%6eonce=%34" + SignedPush.NONCE.substring(1)
                + "&encrypt%5Ftype=%61es&msg_signature=" + push.parameter("msg_signature");

        assertEquals(200, function.invoke(push.event(query)).getInteger("statusCode"), function::log);
    }

    @Test
    void ignoresParametersThatItDoesNotNeed() {
        String event = SignedPush.of(MESSAGE).with("openid", "").event();

        JsonObject response = function.invoke(event.replace("rawQueryString\":\"", "rawQueryString\":\"a=%zz&a=%&&=&"));

        assertEquals(200, response.getInteger("statusCode"));
    }

    @ParameterizedTest
    @CsvSource({"-600, 200", "600, 200", "-601, 403", "601, 403"})
    void acceptsTheTimeOfPushesWithinTenMinutes(int seconds, int status) {
        function.assertResponse(status, status == 200 ? "success" : "", at(now() + seconds, MESSAGE));
        assertEquals(status == 200 ? 1 : 0, bus.events().size());
    }

    @Test
    void answersWithAnErrorUntilTheBusAcceptsTheMessage() {
        bus.failEntries("InternalFailure", "later: openid-of-a-user");
        function.assertResponse(500, "", SignedPush.of(MESSAGE));
        JsonObject line = function.record();
        assertEquals("notDelivered", line.getString("outcome"));
        assertEquals("bus", line.getString("reason"));
        assertEquals(1, line.getInteger("PushesNotDelivered"));
        assertEquals("ERROR", line.getString("level"));
        assertEquals("push:" + sha256(MESSAGE), line.getString("id"));

        bus.acceptEvents();
        function.assertDelivers(SignedPush.of(MESSAGE));

        assertEquals(1, bus.events().size());
    }

    @Test
    void retriesOnceBeforeItAnswers() {
        bus.throttle().forNext(1);

        function.assertDelivers(SignedPush.of(MESSAGE));

        assertEquals(1, bus.events().size());
        assertEquals(2, bus.requests().size());
    }

    @Test
    void namesTheRemedyIfTheBusDoesNotExist() {
        bus.respondWithError(400, "ResourceNotFoundException", "Event bus wechat-push does not exist.");

        function.assertResponse(500, "", SignedPush.of(MESSAGE));

        assertTrue(function.log().contains("WECHAT_PUSH_BUS"), function::log);
    }

    @Test
    void answersBeforeLambdaEndsTheInvocation() {
        bus.neverRespond();

        JsonObject response = function.invoke(SignedPush.of(MESSAGE).event(), Duration.ofMillis(500));

        assertEquals(500, response.getInteger("statusCode"));
        assertEquals("notDelivered", function.record().getString("outcome"));
    }

    @Test
    void answersWithinFourSeconds() {
        bus.neverRespond();
        // The clock shows 3.8 seconds more each time, of which the invocation's begin is the first.
        Clock slow = new SteppingClock(Instant.now(), Duration.ofMillis(3_800));
        try (PushFunctionUnderTest late = PushFunctionUnderTest.at(bus, slow, Map.of())) {
            late.assertResponse(500, "", SignedPush.of(MESSAGE));
            assertEquals("timeout", late.record().getString("reason"));
        }
    }
}
