package io.cloudcall.push;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.push.PushEncryption;
import io.cloudcall.functional.push.SignedPush;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes of which one byte is changed: none is forwarded, and all are answered alike. */
class PushTamperingTest {
    private static final String MESSAGE =
            "{\"ToUserName\":\"gh\",\"MsgType\":\"event\",\"Event\":\"add_express_path\",\"CreateTime\":1714112445}";

    private final ReceiverUnderTest receiver = new ReceiverUnderTest();
    private final SignedPush push = SignedPush.of(PushEncryption.DEFAULT, SignedPush.APP_ID, MESSAGE, receiver.now());
    private final byte[] refusal =
            PushResult.refused(PushReason.SIGNATURE, null).toResponse();

    private void assertRefused(SignedPush changed) {
        PushResult result = receiver.receive(changed);

        assertEquals(PushOutcome.REFUSED, result.outcome(), changed::toString);
        assertArrayEquals(refusal, result.toResponse());
        assertEquals(List.of(), receiver.bus().messages());
    }

    /** Returns all texts that differ in one character, which becomes each of some others. */
    private static List<String> changed(String text, String alphabet) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            for (int j = 0; j < alphabet.length(); j++) {
                if (alphabet.charAt(j) != text.charAt(i)) {
                    changed.add(text.substring(0, i) + alphabet.charAt(j) + text.substring(i + 1));
                }
            }
            changed.add(text.substring(0, i) + text.substring(i + 1));
            changed.add(text.substring(0, i) + alphabet.charAt(0) + text.substring(i));
        }
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg_signature", "nonce", "timestamp"})
    void refusesEachChangeOfAParameter(String name) {
        for (String value : changed(push.parameter(name), "0123456789abcdefABCDEFxyz %+é")) {
            assertRefused(push.with(name, value));
        }
    }

    @Test
    void refusesEachChangeOfTheEncryptedText() {
        for (String ciphertext : changed(push.ciphertext(), "ABzZ09+/=- é")) {
            assertRefused(push.withCiphertext(ciphertext));
        }
    }

    /** Even with a signature of its own, a changed bit breaks the format, unless it is one of the message. */
    @Test
    void forwardsNoChangedCiphertextAsTheMessage() {
        byte[] ciphertext = Base64.getDecoder().decode(push.ciphertext());
        for (int bit = 0; bit < 8 * ciphertext.length; bit++) {
            byte[] changed = ciphertext.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String text = Base64.getEncoder().encodeToString(changed);

            receiver.receive(SignedPush.ofCiphertext(PushEncryption.DEFAULT, text, receiver.now()));

            for (PushMessage message : receiver.bus().messages()) {
                assertEquals(MESSAGE.length(), message.text().length());
            }
            receiver.bus().clear();
        }
    }

    @Test
    void refusesTruncatedAndExtendedCiphertexts() {
        byte[] ciphertext = Base64.getDecoder().decode(push.ciphertext());
        for (int length = 0; length < ciphertext.length; length++) {
            byte[] part = new byte[length];
            System.arraycopy(ciphertext, 0, part, 0, length);
            String text = Base64.getEncoder().encodeToString(part);
            assertRefused(SignedPush.ofCiphertext(PushEncryption.DEFAULT, text, receiver.now()));
        }
    }

    @Test
    void refusesTheVerificationSignatureOfAnotherTime() {
        for (String signature : changed(push.parameter("signature"), "0123456789abcdef")) {
            assertRefused(
                    SignedPush.verification(PushEncryption.DEFAULT, "echo").with("signature", signature));
        }
    }

    /** The signature covers the text of the ciphertext, not its bytes. */
    @Test
    void refusesAnotherSpellingOfTheSameBytes() {
        byte[] frame = PushEncryption.frame(
                new byte[16], (MESSAGE + " ".repeat(32)).getBytes(StandardCharsets.UTF_8), SignedPush.APP_ID);
        String text = PushEncryption.DEFAULT.encrypt(frame);
        SignedPush other = SignedPush.ofCiphertext(PushEncryption.DEFAULT, text, receiver.now());
        assertEquals(PushOutcome.DELIVERED, receiver.receive(other).outcome());
        receiver.bus().clear();

        assertRefused(other.withCiphertext(text.replaceAll("=+$", "")));
        assertRefused(other.withCiphertext(text + "===="));
        assertRefused(other.withCiphertext(text.substring(0, 4) + "\r\n" + text.substring(4)));
    }
}
