package io.cloudcall.push;

import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES-256 key of an EncodingAESKey, whose first bytes are the initialization vector of every message. Immutable.
 *
 * @param key the key
 * @param iv the initialization vector
 */
record AesKey(SecretKeySpec key, IvParameterSpec iv) {
    private static final String ENCODED = "[A-Za-z0-9+/]{43}";

    /** Returns the key of 43 characters of base64, whose last two bits are not always zero, or empty for other text. */
    static Optional<AesKey> decode(String text) {
        return text.matches(ENCODED) ? Optional.of(of(Base64.getDecoder().decode(text + "="))) : Optional.empty();
    }

    /** Returns the key of 32 bytes. */
    static AesKey of(byte[] key) {
        return new AesKey(new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, PushCipher.BLOCK_BYTES));
    }

    /** Returns nothing of the key. */
    @Override
    public String toString() {
        return "AES key";
    }
}
