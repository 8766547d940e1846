package io.cloudcall.signing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** RSA key pairs that are made for this run: no private key lies in the repository. */
final class TestKeyPairs {
    static final KeyPair DEVELOPER = generate("RSA", 2048);
    static final KeyPair WECHAT = generate("RSA", 2048);
    static final KeyPair WECHAT_BEFORE = generate("RSA", 2048);

    private TestKeyPairs() {}

    static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
