package io.cloudcall.push;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Cipher;

/** The cryptographic primitives of pushes. Thread-safe. */
interface PushCrypto {
    /** The implementation of the JDK. */
    PushCrypto JDK = new PushCrypto() {
        @Override
        public byte[] sha1(byte[][] parts) {
            MessageDigest digest = digest("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        }

        @Override
        public byte[] decrypt(AesKey key, byte[] ciphertext) {
            try {
                Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, key.key(), key.iv());
                return cipher.doFinal(ciphertext);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-256-CBC is not available", e);
            }
        }
    };

    /** Returns the SHA-1 of the joined parts. */
    byte[] sha1(byte[][] parts);

    /** Returns the plaintext of whole blocks, of the same length, padding included. */
    byte[] decrypt(AesKey key, byte[] ciphertext);

    /** Returns a digest that each JDK has. */
    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is not available", e);
        }
    }
}
