package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The examples of WeChat's page on message push. */
class PushVectorTest {
    private static final JsonObject VECTORS = read();

    @AutoClose
    private final EventBridgeStub bus = new EventBridgeStub();

    @AutoClose
    private final PushFunctionUnderTest function = PushFunctionUnderTest.at(
            bus,
            MockClock.at(Instant.ofEpochSecond(1_714_112_445)),
            Map.of(
                    "WECHAT_APP_ID", VECTORS.getString("appid"),
                    "WECHAT_PUSH_KEYS", keys().json()));

    private static JsonObject read() {
        try (InputStream file = PushVectorTest.class.getResourceAsStream("push-vectors.json")) {
            return new JsonObject(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PushEncryption keys() {
        return new PushEncryption(VECTORS.getString("token"), VECTORS.getString("encodingAesKey"));
    }

    private static JsonObject vector(String name) {
        return VECTORS.getJsonArray("documented").stream()
                .map(JsonObject.class::cast)
                .filter(vector -> vector.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject invoke(JsonObject vector) {
        SignedPush request =
                SignedPush.of("{}").withMethod(vector.getString("method")).withBody(vector.getString("body", ""));
        return function.invoke(request.event(vector.getString("query")));
    }

    @Test
    void verifiesTheUrl() {
        JsonObject response = invoke(vector("verification"));

        assertEquals(200, response.getInteger("statusCode"));
        assertEquals("4375120948345356249", response.getString("body"));
    }

    @Test
    void deliversAnEncryptedPush() {
        JsonObject vector = vector("security mode");

        JsonObject response = invoke(vector);

        assertEquals(200, response.getInteger("statusCode"), function::log);
        assertEquals("success", response.getString("body"));
        assertEquals(1, bus.events().size());
        PutEvent event = bus.events().getFirst();
        assertEquals("wechat.wxba5fad812f8e6fb9", event.source());
        assertEquals("debug_demo", event.detailType());
        assertEquals(vector.getString("decrypted"), event.detail());
        assertEquals(Instant.ofEpochSecond(1_714_112_445), event.time());
        assertEquals("wechat-push", event.eventBusName());
        assertEquals(
                List.of("push:b8cdb59cbc11acd1fb47e01fd913bf41ea801ed121b35dc87b97d5b56f3282e4"), event.resources());
    }

    @Test
    void refusesAPushInClear() {
        JsonObject response = invoke(vector("plain mode"));

        assertEquals(400, response.getInteger("statusCode"));
        assertEquals("mode", function.record().getString("reason"));
        assertTrue(function.log().contains("消息加密方式"), function::log);
        assertEquals(List.of(), bus.events());
    }

    /** The page's example of a reply, whose random bytes it gives: the tests' own encryption makes the same of it. */
    @Test
    void isWhatTheEncryptionOfTheTestsFollows() {
        JsonObject reply = vector("encrypted reply");
        byte[] frame = PushEncryption.frame(
                reply.getString("random").getBytes(StandardCharsets.UTF_8),
                reply.getString("plaintext").getBytes(StandardCharsets.UTF_8),
                VECTORS.getString("appid"));

        assertEquals(reply.getString("encrypt"), keys().encrypt(frame));
        assertEquals(
                reply.getString("msgSignature"),
                keys().sign(reply.getString("timestamp"), reply.getString("nonce"), reply.getString("encrypt")));
    }
}
