package io.cloudcall.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.push.PushEncryption;
import io.cloudcall.functional.push.SignedPush;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Messages of any content, by any keys and for any AppID, arrive as they were sent. */
class PushRoundTripPropertyTest {
    private static final ReceiverUnderTest RECEIVER = new ReceiverUnderTest();

    /** Messages as JSON, with members of any text. */
    @Provide
    static Arbitrary<String> messages() {
        return Combinators.combine(
                        texts(120),
                        Arbitraries.maps(texts(12), texts(40)).ofMaxSize(6),
                        Arbitraries.of("", " ", "\n\t"))
                .as((type, members, space) -> space
                        + new JsonObject()
                                .put("MsgType", "a" + type.replaceAll("\\p{Cs}", ""))
                                .put("Fields", new JsonObject(Map.copyOf(members)))
                                .encode()
                        + space);
    }

    private static Arbitrary<String> texts(int maxLength) {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("é汉字\u0000\u2028\uFEFF\uFFFD")
                .ofMaxLength(maxLength);
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void delivers(@ForAll("messages") String message, @ForAll byte random) {
        byte[] filler = new byte[16];
        filler[0] = random;
        String ciphertext = PushEncryption.DEFAULT.encrypt(
                PushEncryption.frame(filler, message.getBytes(StandardCharsets.UTF_8), SignedPush.APP_ID));
        RECEIVER.bus().clear();

        PushResult result =
                RECEIVER.receive(SignedPush.ofCiphertext(PushEncryption.DEFAULT, ciphertext, RECEIVER.now()));

        assertEquals(PushOutcome.DELIVERED, result.outcome());
        assertEquals(message, RECEIVER.bus().messages().getFirst().text());
    }

    @Property(tries = 500)
    void deliversByAnyKeys(
            @ForAll("tokens") String token, @ForAll("aesKeys") String aesKey, @ForAll("appIds") String appId) {
        PushEncryption keys = new PushEncryption(token, aesKey);
        String json = new JsonObject()
                .put(appId, new JsonObject().put("token", token).put("encodingAesKey", aesKey))
                .encode();
        ReceiverUnderTest receiver = new ReceiverUnderTest(PushKeysParser.parse(json, null), PushCrypto.JDK);

        PushResult result = receiver.receive(
                SignedPush.of(keys, appId, "{\"Event\":\"e\"}", receiver.now()).withPath("/push/" + appId));

        assertEquals(PushOutcome.DELIVERED, result.outcome());
        assertEquals(appId, receiver.bus().messages().getFirst().appId());
    }

    @Provide
    static Arbitrary<String> tokens() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars("é汉字\uFFFD")
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    @Provide
    static Arbitrary<String> aesKeys() {
        return Arbitraries.strings().alpha().numeric().withChars("+/").ofLength(43);
    }

    @Provide
    static Arbitrary<String> appIds() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("_-")
                .ofMinLength(1)
                .ofMaxLength(64)
                .filter(appId -> !appId.equals("push") && !appId.equals("token") && !appId.equals("encodingAesKey"));
    }

    /** Frames of each length of message and AppID, and so of each padding. */
    @Example
    void decryptsMessagesOfEachLength() {
        for (int length = 0; length <= 66; length++) {
            assertRoundTrip("x".repeat(length), "wx0123456789abcdef");
            assertRoundTrip("汉".repeat(length), "w".repeat(length + 1));
        }
        assertRoundTrip("😀".repeat(47_500), "wx");
    }

    private static void assertRoundTrip(String message, String appId) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        String text = PushEncryption.DEFAULT.encrypt(PushEncryption.frame(new byte[16], bytes, appId));
        AesKey key = AesKey.decode(PushEncryption.DEFAULT.encodingAesKey()).orElseThrow();

        PushPlaintext plaintext =
                new PushCipher(PushCrypto.JDK).decrypt(key, text, appId.getBytes(StandardCharsets.UTF_8));

        assertEquals(true, plaintext.isForApp());
        assertEquals(message, new String(plaintext.message(), StandardCharsets.UTF_8));
    }
}
