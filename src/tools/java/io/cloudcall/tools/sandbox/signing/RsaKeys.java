package io.cloudcall.tools.sandbox.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The RSA keys of this process. Each takes 100 ms and more to generate, so every sandbox uses the same ones in the same
 * order; within a sandbox no two are the same.
 */
final class RsaKeys {

    private static final List<KeyPair> KEYS = new CopyOnWriteArrayList<>();

    private RsaKeys() {}

    /** Returns the key of this index, from 0. */
    static synchronized KeyPair get(int index) {
        while (KEYS.size() <= index) {
            KEYS.add(generate());
        }
        return KEYS.get(index);
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
