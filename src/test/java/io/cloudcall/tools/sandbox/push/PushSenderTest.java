package io.cloudcall.tools.sandbox.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.push.DeveloperServer.Received;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of WeChat's, as its page has them, and how it repeats them. */
final class PushSenderTest {
    private static final String APP_ID = "wxSANDBOX0000000000";
    private static final PushedMessage MESSAGE = new PushedMessage(
            "{\"ToUserName\":\"gh_1\",\"FromUserName\":\"o1\",\"MsgType\":\"event\",\"Event\":\"密\"}");

    @AutoClose
    private final DeveloperServer receiver = new DeveloperServer();

    @AutoClose
    private final PushSender sender = sender(Duration.ofSeconds(30));

    private final PushTarget target = new PushTarget(receiver.url(), APP_ID, SandboxPushKeys.SANDBOX);

    private static PushSender sender(Duration timeout) {
        return new PushSender(MockClock.at(Instant.ofEpochSecond(1_767_225_600)), new Random(1), timeout);
    }

    @Test
    void encryptsAndSignsAsTheExampleOfWeChatsPage() {
        String key = "A".repeat(43);
        String encrypted = MessageEncryptor.encrypt(
                key, "707722b803182950", "{\"demo_resp\":\"good luck\"}", "wxba5fad812f8e6fb9");

        assertEquals(
                "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==", encrypted);
        assertEquals(
                "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1",
                ShaSignature.of("AAAAA", "1713424427", "415670741", encrypted));
        assertEquals("f464b24fc39322e44b38aa78f5edd27bd1441696", ShaSignature.of("AAAAA", "1714036504", "1514711492"));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "11", "12", "13", "31", "32", "33", "1000"})
    void padsEveryLength(int length) throws Exception {
        String text = new JsonObject().put("MsgType", "x".repeat(length)).encode();
        sender.push(target, new PushedMessage(text));

        assertEquals(text, receiver.pushes().getFirst().text());
    }

    @Test
    void sendsTheMessageAsItIsInSecurityMode() throws Exception {
        PushDelivery delivery = sender.push(target, MESSAGE);

        assertTrue(delivery.isReceived());
        assertEquals(1, delivery.attempts().size());
        Received push = receiver.pushes().getFirst();
        assertEquals(MESSAGE.text(), push.text());
        assertEquals(APP_ID, push.appId());
        assertEquals("gh_1", new JsonObject(push.body()).getString("ToUserName"));
        assertEquals("o1", push.parameter("openid"));
        assertEquals("aes", push.parameter("encrypt_type"));
        assertEquals("1767225600", push.parameter("timestamp"));
        assertTrue(push.random().matches("[0-9a-f]{16}"), push.random());
        assertEquals(
                ShaSignature.of(SandboxPushKeys.SANDBOX.token(), push.parameter("timestamp"), push.parameter("nonce")),
                push.parameter("signature"));
    }

    @Test
    void sendsThreeTimesInAllWithAnotherRandomAndNonce() throws Exception {
        receiver.thenAnswer(500, "")
                .thenClose()
                .thenAnswer(200, "{\"errcode\":0}")
                .thenAnswer(200, "success");

        PushDelivery delivery = sender.push(target, MESSAGE);

        assertFalse(delivery.isReceived());
        assertEquals(
                List.of(500, 0, 200),
                delivery.attempts().stream().map(PushAttempt::status).toList());
        assertInstanceOf(IOException.class, delivery.attempts().get(1).failed().orElseThrow());
        assertEquals(1, distinct(Received::text));
        assertEquals(3, distinct(Received::random));
        assertEquals(3, distinct(push -> push.parameter("nonce")));
        assertEquals(3, distinct(push -> push.parameter("msg_signature")));
    }

    private long distinct(Function<Received, String> part) {
        return receiver.pushes().stream().map(part).distinct().count();
    }

    @Test
    void stopsAsSoonAsItIsReceived() throws Exception {
        receiver.thenAnswer(503, "").thenAnswer(204, "");

        assertTrue(sender.push(target, MESSAGE).isReceived());
        assertEquals(2, receiver.pushes().size());
    }

    @Test
    void dropsAConnectionWithoutAnAnswer() throws Exception {
        receiver.thenNeverAnswer();
        try (PushSender impatient = sender(Duration.ofMillis(200))) {
            PushDelivery delivery = impatient.push(target, MESSAGE);

            assertTrue(delivery.isReceived());
            assertInstanceOf(
                    TimeoutException.class,
                    delivery.attempts().getFirst().failed().orElseThrow());
        }
    }

    @Test
    void verifiesAUrlByItsEcho() throws Exception {
        assertTrue(sender.verify(target).isPassed());

        receiver.verifies(false);
        assertFalse(sender.verify(target).isPassed());
        assertFalse(sender.verify(new PushTarget(
                        receiver.url(),
                        APP_ID,
                        new SandboxPushKeys("another", SandboxPushKeys.SANDBOX.encodingAesKey())))
                .isPassed());
    }
}
