package io.cloudcall.tools.sandbox.push;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeChat's encryption of a push: AES-256-CBC, padded to blocks of 32 bytes, which no padding of the JDK does. */
final class MessageEncryptor {
    private static final int PADDED_BLOCK_BYTES = 32;
    private static final int IV_BYTES = 16;

    private MessageEncryptor() {}

    /**
     * Encrypts 16 random bytes, the length of the message in four bytes, the message, and the AppID.
     *
     * @param random 16 characters of ASCII
     */
    static String encrypt(String encodingAesKey, String random, String message, String appId) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.writeBytes(random.getBytes(StandardCharsets.US_ASCII));
        for (int shift = 24; shift >= 0; shift -= 8) {
            plain.write(text.length >>> shift);
        }
        plain.writeBytes(text);
        plain.writeBytes(appId.getBytes(StandardCharsets.UTF_8));
        int padding = PADDED_BLOCK_BYTES - plain.size() % PADDED_BLOCK_BYTES;
        for (int i = 0; i < padding; i++) {
            plain.write(padding);
        }
        return Base64.getEncoder()
                .encodeToString(encrypt(Base64.getDecoder().decode(encodingAesKey + "="), plain.toByteArray()));
    }

    private static byte[] encrypt(byte[] key, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, IV_BYTES)));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
