package io.cloudcall.signing;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** AES-256-GCM with a tag of 16 bytes. Stateless. */
final class MessageCipher {
    /** The length of the initialization vector, in bytes. */
    static final int IV_BYTES = 12;

    /** The length of the tag, in bytes. */
    static final int TAG_BYTES = 16;

    private MessageCipher() {}

    /** Returns the ciphertext, with the tag at its end. */
    static byte[] encrypt(SecretKey key, byte[] iv, byte[] aad, byte[] plaintext) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, iv, aad).doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    /** Returns the plaintext, or null if key, vector, additional data, ciphertext and tag do not fit together. */
    static byte @Nullable [] decrypt(SecretKey key, byte[] iv, byte[] aad, byte[] ciphertextAndTag) {
        if (iv.length != IV_BYTES || ciphertextAndTag.length < TAG_BYTES) {
            return null;
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv, aad).doFinal(ciphertextAndTag);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, iv));
        cipher.updateAAD(aad);
        return cipher;
    }
}
