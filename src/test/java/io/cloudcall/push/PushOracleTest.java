package io.cloudcall.push;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.cloudcall.functional.push.PushEncryption;
import io.cloudcall.functional.push.SignedPush;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A caller learns nothing of an error's cause. Responses are equal in each byte, and the cryptographic work is equal in
 * each operation and length, so that time tells nothing either.
 */
class PushOracleTest {
    private static final String MESSAGE = "{\"MsgType\":\"event\",\"Event\":\"add_express_path\"}";
    private static final PushEncryption OTHER =
            new PushEncryption("fake-other-token-ab", "FakeOtherKeyFakeOtherKeyFakeOtherKeyFakeOt1");

    private final List<String> operations = new ArrayList<>();
    private final PushCrypto crypto = new PushCrypto() {
        @Override
        public byte[] sha1(byte[][] parts) {
            int length = 0;
            for (byte[] part : parts) {
                length += part.length;
            }
            operations.add("sha1 of " + length);
            return JDK.sha1(parts);
        }

        @Override
        public byte[] decrypt(AesKey key, byte[] ciphertext) {
            operations.add("aes of " + ciphertext.length);
            return JDK.decrypt(key, ciphertext);
        }
    };

    private final ReceiverUnderTest receiver = new ReceiverUnderTest(keys(), crypto);
    private final SignedPush right = push(PushEncryption.DEFAULT, PushEncryption.DEFAULT, SignedPush.APP_ID);

    private static Map<String, PushKeys> keys() {
        Map<String, PushKeys> keys =
                new TreeMap<>(PushKeysParser.parse(PushEncryption.DEFAULT.json(), SignedPush.APP_ID));
        keys.putAll(PushKeysParser.parse(
                "{\"wx-rotating\":"
                        + OTHER.json().replaceAll("}$", ",\"previous\":" + PushEncryption.DEFAULT.json() + "}") + "}",
                null));
        return keys;
    }

    private SignedPush push(PushEncryption token, PushEncryption aesKey, String appId) {
        return SignedPush.of(token, aesKey, appId, MESSAGE, receiver.now());
    }

    private SignedPush ofChangedPlaintext(UnaryOperator<byte[]> change) {
        byte[] plain = PushEncryption.frame(new byte[16], MESSAGE.getBytes(StandardCharsets.UTF_8), SignedPush.APP_ID);
        return SignedPush.ofCiphertext(
                PushEncryption.DEFAULT, PushEncryption.DEFAULT.encrypt(change.apply(plain)), receiver.now());
    }

    private static byte[] withLast(byte[] bytes, int value) {
        bytes[bytes.length - 1] = (byte) value;
        return bytes;
    }

    private static byte[] withLength(byte[] bytes, int value) {
        bytes[16] = (byte) value;
        return bytes;
    }

    /** Requests of the same length, each wrong in another way. */
    private SequencedMap<String, SignedPush> wrong() {
        SequencedMap<String, SignedPush> wrong = new LinkedHashMap<>();
        wrong.put("signature", right.with("msg_signature", "0".repeat(40)));
        wrong.put("length of the signature", right.with("msg_signature", "0"));
        wrong.put("token", push(OTHER, PushEncryption.DEFAULT, SignedPush.APP_ID));
        wrong.put("key", push(PushEncryption.DEFAULT, OTHER, SignedPush.APP_ID));
        wrong.put("both", push(OTHER, OTHER, SignedPush.APP_ID));
        wrong.put("padding of zero", ofChangedPlaintext(plain -> withLast(plain, 0)));
        wrong.put("padding of 33", ofChangedPlaintext(plain -> withLast(plain, 33)));
        wrong.put("bytes of the padding", ofChangedPlaintext(plain -> withLast(plain, 32)));
        wrong.put("length", ofChangedPlaintext(plain -> withLength(plain, 1)));
        wrong.put("negative length", ofChangedPlaintext(plain -> withLength(plain, -1)));
        wrong.put("AppID", push(PushEncryption.DEFAULT, PushEncryption.DEFAULT, "wx0123456789abcdee"));
        wrong.put("ciphertext", right.withCiphertext(right.ciphertext().replaceFirst("^.", "-")));
        wrong.put("bits", right.withCiphertext(right.ciphertext().replaceFirst("^....", "AAAA")));
        return wrong;
    }

    @Test
    void doesTheSameWorkWhateverIsWrong() {
        byte[] answer = receiver.receive(right.with("msg_signature", "")).toResponse();
        List<String> expected = List.copyOf(operations);
        assertEquals(2, expected.size(), expected::toString);

        wrong().forEach((kind, push) -> {
            operations.clear();
            PushResult result = receiver.receive(push);

            assertEquals(403, result.status(), kind);
            assertArrayEquals(answer, result.toResponse(), kind);
            assertEquals(expected, operations, kind);
            assertEquals(List.of(), receiver.bus().messages(), kind);
        });
    }

    @Test
    void doesTheSameWorkForARightPush() {
        receiver.receive(right.with("msg_signature", ""));
        List<String> expected = List.copyOf(operations);
        operations.clear();

        assertEquals(PushOutcome.DELIVERED, receiver.receive(right).outcome());

        assertEquals(expected, operations);
    }

    @Test
    void triesEachKeyWhicheverFits() {
        List<List<String>> all = new ArrayList<>();
        for (PushEncryption token : List.of(OTHER, PushEncryption.DEFAULT)) {
            for (PushEncryption aesKey : List.of(OTHER, PushEncryption.DEFAULT)) {
                operations.clear();
                PushResult result =
                        receiver.receive(push(token, aesKey, "wx-rotating").withPath("/push/wx-rotating"));
                assertEquals(PushOutcome.DELIVERED, result.outcome());
                all.add(List.copyOf(operations));
            }
        }

        assertEquals(1, new HashSet<>(all).size(), all::toString);
        assertEquals(4, all.getFirst().size());
    }

    @Test
    void doesAsMuchWorkForAnAppWithoutKeys() {
        receiver.receive(right.with("msg_signature", ""));
        List<String> expected = kinds(operations);
        operations.clear();

        PushResult result = receiver.receive(right.withPath("/push/wx-unknown"));

        assertEquals(403, result.status());
        assertEquals(PushReason.APP_ID, result.reason());
        assertEquals(expected, kinds(operations));
    }

    private static List<String> kinds(List<String> operations) {
        return operations.stream()
                .map(operation -> operation.replaceAll(" .*", ""))
                .toList();
    }

    /** The dummy keys of an app without keys are in the source: what they fit is refused. */
    @Test
    void acceptsNothingForAnAppWithoutKeys() {
        PushEncryption dummy = new PushEncryption("no-token", "A".repeat(43));
        SignedPush push = push(dummy, dummy, "wx-unknown").withPath("/push/wx-unknown");

        assertEquals(PushReason.APP_ID, receiver.receive(push).reason());
        assertEquals(
                PushReason.APP_ID,
                receiver.receive(SignedPush.verification(dummy, "echo").withPath("/push/wx-unknown"))
                        .reason());
        assertEquals(List.of(), receiver.bus().messages());
    }

    @Test
    void isTriedWithWhatDiffers() {
        assertEquals(
                wrong().size(),
                new TreeSet<>(wrong().values().stream().map(SignedPush::event).toList()).size());
        assertNotEquals(0, wrong().size());
    }
}
