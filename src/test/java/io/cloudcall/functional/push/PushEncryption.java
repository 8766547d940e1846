package io.cloudcall.functional.push;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat's side of the encryption of pushes, by an implementation that shares no code with the function's.
 *
 * @param token the token
 * @param encodingAesKey the key of 43 characters
 */
public record PushEncryption(String token, String encodingAesKey) {
    /** Keys for tests. */
    public static final PushEncryption DEFAULT =
            new PushEncryption("fake-token-of-tests", "FakeKeyOfTestsFakeKeyOfTestsFakeKeyOfTests1");

    /** Returns the keys as the settings have them. */
    public String json() {
        return "{\"token\":\"" + token + "\",\"encodingAesKey\":\"" + encodingAesKey + "\"}";
    }

    /** Returns the plaintext of a message: random bytes, length, message, AppID, padding. */
    public static byte[] frame(byte[] random, byte[] message, String appId) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(random);
        frame.writeBytes(ByteBuffer.allocate(4).putInt(message.length).array());
        frame.writeBytes(message);
        frame.writeBytes(appId.getBytes(StandardCharsets.UTF_8));
        return pad(frame.toByteArray());
    }

    /** Returns bytes with 1 to 32 bytes more, of the value of their number. */
    static byte[] pad(byte[] bytes) {
        int padding = 32 - bytes.length % 32;
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.writeBytes(bytes);
        for (int i = 0; i < padding; i++) {
            padded.write(padding);
        }
        return padded.toByteArray();
    }

    /** Returns the ciphertext of whole blocks in base64. */
    public String encrypt(byte[] padded) {
        try {
            byte[] key = Base64.getDecoder().decode(encodingAesKey + "=");
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(padded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the signature of what it covers, with the token. */
    public String sign(String... covered) {
        List<String> parts = new ArrayList<>(List.of(covered));
        parts.add(token);
        // Of UTF-8 as of Latin-1 characters, the order is that of the bytes.
        parts.sort(Comparator.comparing(
                part -> new String(part.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
        try {
            byte[] joined = String.join("", parts).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(joined);
            return String.format("%040x", new BigInteger(1, digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "push encryption";
    }
}
