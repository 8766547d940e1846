package io.cloudcall.push;

import java.util.Arrays;
import java.util.Base64;

/**
 * The encryption of pushes: AES-256-CBC, whose initialization vector is the begin of the key, with PKCS #7 padding to
 * blocks of 32 bytes, which the JDK's padding rejects. Stateless.
 *
 * @param crypto the primitives
 */
record PushCipher(PushCrypto crypto) {
    static final int BLOCK_BYTES = 16;

    /** The least that has random bytes, a length and padding, in whole blocks. */
    private static final int MIN_BYTES = 2 * BLOCK_BYTES;

    /**
     * Returns the plaintext, or one that is not usable if the text is no ciphertext, for which the same work is done.
     *
     * @param text the ciphertext in base64
     * @param appId the AppID that the message has to be for
     */
    PushPlaintext decrypt(AesKey key, String text, byte[] appId) {
        byte[] ciphertext = decode(text);
        int blocks = ciphertext.length - ciphertext.length % BLOCK_BYTES;
        boolean isWhole = blocks == ciphertext.length && blocks >= MIN_BYTES;
        byte[] padded =
                crypto.decrypt(key, isWhole ? ciphertext : Arrays.copyOf(ciphertext, Math.max(blocks, MIN_BYTES)));
        return PushPlaintext.of(padded, appId, isWhole);
    }

    /** Returns the decoded bytes; of text that is not base64, one byte too many for whole blocks. */
    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            int length = text.length() / 4 * 3;
            return new byte[length - length % BLOCK_BYTES + 1];
        }
    }
}
