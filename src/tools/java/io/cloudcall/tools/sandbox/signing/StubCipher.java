package io.cloudcall.tools.sandbox.signing;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An AES-256 key with its number, for GCM with an IV of 12 bytes and a tag of 16, and the envelope
 * {@code {"iv":…,"data":…,"authtag":…}} of WeChat's guide. Immutable.
 *
 * @param serial the number
 * @param key the key in base64
 */
record StubCipher(String serial, String key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    static StubCipher generate(String serial) {
        return new StubCipher(serial, encode(random(KEY_BYTES)));
    }

    JsonObject encrypt(byte[] plaintext, CallContext call) {
        byte[] iv = random(IV_BYTES);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, iv, call.additionalData(serial)).doFinal(plaintext);
            int length = encrypted.length - TAG_BYTES;
            return new JsonObject()
                    .put("iv", encode(iv))
                    .put("data", encode(Arrays.copyOf(encrypted, length)))
                    .put("authtag", encode(Arrays.copyOfRange(encrypted, length, encrypted.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the plaintext, or nothing if the envelope is malformed, or was not made by this key and for this call.
     */
    Optional<byte[]> decrypt(byte[] envelope, CallContext call) {
        try {
            JsonObject json = new JsonObject(new String(envelope, StandardCharsets.UTF_8));
            byte[] iv = decode(json.getString("iv"), IV_BYTES);
            byte[] tag = decode(json.getString("authtag"), TAG_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, iv, call.additionalData(serial));
            cipher.update(Base64.getDecoder().decode(json.getString("data", "")));
            return Optional.of(cipher.doFinal(tag));
        } catch (DecodeException
                | ClassCastException
                | IllegalArgumentException
                | GeneralSecurityException malformedOrForeign) {
            return Optional.empty();
        }
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Encodes bytes by the standard alphabet; that of Vert.x is for URLs. */
    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(@Nullable String base64, int bytes) {
        byte[] decoded = Base64.getDecoder().decode(base64 == null ? "" : base64);
        if (decoded.length != bytes) {
            throw new IllegalArgumentException("length");
        }
        return decoded;
    }

    private Cipher cipher(int mode, byte[] iv, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(Base64.getDecoder().decode(key), "AES"),
                new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
        cipher.updateAAD(aad);
        return cipher;
    }
}
