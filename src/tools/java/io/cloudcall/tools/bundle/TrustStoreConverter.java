package io.cloudcall.tools.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * The converter of a JDK's trust store to the format JKS, which can be searched by name without parsing certificates.
 * The JDK's own file stays as an empty one, since the JDK parses all of it at the first connection.
 */
public final class TrustStoreConverter {
    private TrustStoreConverter() {}

    /** Moves the certificates of the JDK in the first argument to the file of the second. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Path cacerts = Path.of(args[0], "lib", "security", "cacerts");
        KeyStore all = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
        KeyStore converted = empty();
        for (String alias : Collections.list(all.aliases())) {
            converted.setCertificateEntry(alias, all.getCertificate(alias));
        }
        store(converted, Path.of(args[1]));
        store(empty(), cacerts);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    private static void store(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
    }
}
