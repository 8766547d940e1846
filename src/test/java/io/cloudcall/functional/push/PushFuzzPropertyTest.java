package io.cloudcall.functional.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** The function answers any request of a caller with a status of 4xx, and forwards nothing. */
class PushFuzzPropertyTest {
    private static final EventBridgeStub BUS = new EventBridgeStub();
    private static final PushFunctionUnderTest FUNCTION = PushFunctionUnderTest.at(BUS);
    private static final SignedPush PUSH = SignedPush.of("{\"MsgType\":\"text\"}");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @AfterContainer
    static void close() {
        FUNCTION.close();
        BUS.close();
    }

    private static void assertRefuses(byte[] event) {
        JsonObject response = new JsonObject(new String(FUNCTION.invoke(event, TIMEOUT), StandardCharsets.UTF_8));

        assertTrue(Set.of(400, 403, 405).contains(response.getInteger("statusCode")), response::encode);
        assertEquals("", response.getString("body"));
        assertEquals(List.of(), BUS.requests());
    }

    private static void assertRefuses(String event) {
        assertRefuses(event.getBytes(StandardCharsets.UTF_8));
    }

    private static Arbitrary<String> anyText(int maxLength) {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(maxLength),
                Arbitraries.strings().ascii().ofMaxLength(maxLength),
                Arbitraries.strings().withChars("%&=+;0aF{}[]\",:\\<>/").ofMaxLength(maxLength));
    }

    @Provide
    static Arbitrary<String> texts() {
        return anyText(200);
    }

    /** Query strings of parameters that WeChat's have, and others, none or more of each, with any value. */
    @Provide
    static Arbitrary<String> queries() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("signature", "msg_signature", "timestamp", "nonce", "encrypt_type", "echostr"),
                anyText(10));
        Arbitrary<String> values = Arbitraries.oneOf(
                anyText(50), Arbitraries.of("aes", "1714112445", "0".repeat(40)), Arbitraries.just(""));
        return Combinators.combine(names, values)
                .as((name, value) -> name + "=" + value)
                .list()
                .ofMaxSize(8)
                .map(parameters -> String.join("&", parameters));
    }

    @Property(tries = 2_000)
    void answersAnyQuery(@ForAll("queries") String query) {
        assertRefuses(PUSH.event(query));
        assertRefuses(PUSH.withMethod("GET").event(query));
    }

    @Property(tries = 2_000)
    void answersAnyBody(@ForAll("texts") String body) {
        assertRefuses(PUSH.withBody(body).event());
        assertRefuses(PUSH.withCiphertext(body).event());
        assertRefuses(new JsonObject(PUSH.withBody(body).event())
                .put("isBase64Encoded", true)
                .encode());
    }

    @Property(tries = 1_000)
    void answersAnyPath(@ForAll("texts") String path) {
        assertRefuses(PUSH.with("nonce", "1").withPath("/push/" + path).event());
    }

    @Property(tries = 1_000)
    void answersAnyMethod(@ForAll("texts") String method) {
        assertRefuses(PUSH.without("nonce").withMethod(method).event());
    }

    @Property(tries = 1_000)
    void answersAnyBytes(@ForAll byte[] event) {
        assertRefuses(event);
    }

    /** Events that lack a part, or have one of another type. */
    @Property(tries = 1_000)
    void answersAnyEvent(@ForAll("parts") String part, @ForAll("values") Object value, @ForAll boolean isRest) {
        SignedPush refused = PUSH.with("msg_signature", "0");
        JsonObject event = new JsonObject(isRest ? refused.restEvent() : refused.event());

        assertRefuses(event.put(part, value).encode());
    }

    @Provide
    static Arbitrary<String> parts() {
        return Arbitraries.oneOf(Arbitraries.of(PUSH.eventFields()), anyText(10));
    }

    @Provide
    static Arbitrary<Object> values() {
        return Arbitraries.of(
                7,
                true,
                "text",
                List.of(),
                List.of(List.of("a", 1)),
                Map.of(),
                Map.of("http", 7, "httpMethod", List.of()),
                Map.of("http", Map.of("method", "POST"), "nonce", List.of("1", "2"), "timestamp", "x"));
    }
}
