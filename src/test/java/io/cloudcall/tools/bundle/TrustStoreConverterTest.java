package io.cloudcall.tools.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreConverterTest {
    @TempDir
    Path folder;

    private static Set<Certificate> in(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        Set<Certificate> certificates = new HashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            certificates.add(store.getCertificate(alias));
        }
        return certificates;
    }

    @Test
    void movesAllAndLeavesNone() throws IOException, GeneralSecurityException {
        Path own = folder.resolve("lib/security/cacerts");
        Files.createDirectories(own.getParent());
        Files.copy(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"), own);
        Set<Certificate> all = in(own);
        Path moved = folder.resolve("authorities.jks");

        TrustStoreConverter.main(new String[] {folder.toString(), moved.toString()});

        assertEquals(all, in(moved));
        assertEquals(
                "JKS",
                KeyStore.getInstance(moved.toFile(), "changeit".toCharArray()).getType());
        assertEquals(Set.of(), in(own));
    }
}
