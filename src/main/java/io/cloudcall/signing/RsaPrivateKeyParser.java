package io.cloudcall.signing;

import io.cloudcall.call.ConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** A parser of RSA private keys in PKCS#8 (RFC 5958) and PKCS#1 (RFC 8017), of which the JDK reads the first. */
final class RsaPrivateKeyParser {
    /** The modulus that RSASSA-PSS with SHA-256 and its salt fits into, and that no WeChat key is below. */
    private static final int MIN_BITS = 1024;

    private RsaPrivateKeyParser() {}

    /**
     * Parses a key.
     *
     * @throws ConfigurationException if it is none, is encrypted, or of another algorithm
     */
    static RSAPrivateKey parse(KeyField field) {
        PemBlock pem = PemBlock.parse(field.text(), field);
        requireUsable(pem, field);
        RSAPrivateKey key = toKey(pem.der(), field);
        if (key.getModulus().bitLength() < MIN_BITS) {
            throw field.invalid("has fewer than " + MIN_BITS + " bits: create a key pair in " + SigningKeys.CONSOLE);
        }
        return key;
    }

    private static void requireUsable(PemBlock pem, KeyField field) {
        if (pem.label().startsWith("ENCRYPTED")) {
            throw field.encrypted();
        }
        if (Der.namesNationalAlgorithm(pem.der()) || pem.label().startsWith("EC ")) {
            throw field.nationalAlgorithm();
        }
        if (!pem.label().isEmpty() && !pem.label().endsWith("PRIVATE KEY")) {
            throw notPrivate(field);
        }
    }

    private static RSAPrivateKey toKey(byte[] der, KeyField field) {
        byte[] pkcs8 = Der.isPkcs1PrivateKey(der) ? Der.toPkcs8(der) : der;
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause may quote the key.
            throw notPrivate(field);
        }
    }

    private static ConfigurationException notPrivate(KeyField field) {
        return field.invalid("is no RSA private key in PKCS#8 or PKCS#1: copy the file that " + SigningKeys.CONSOLE
                + " gave for download");
    }
}
