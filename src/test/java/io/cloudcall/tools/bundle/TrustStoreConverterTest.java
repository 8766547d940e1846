package io.cloudcall.tools.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
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
        Path own = copyCacerts(folder);
        Set<Certificate> all = in(own);
        Path moved = folder.resolve("authorities.jks");

        TrustStoreConverter.main(new String[] {folder.toString(), moved.toString()});

        assertEquals(all, in(moved));
        assertEquals(
                "JKS",
                KeyStore.getInstance(moved.toFile(), "changeit".toCharArray()).getType());
        assertEquals(Set.of(), in(own));
    }

    private static Path copyCacerts(Path javaHome) throws IOException {
        Path cacerts = javaHome.resolve("lib/security/cacerts");
        Files.createDirectories(cacerts.getParent());
        return Files.copy(Path.of(System.getProperty("java.home"), "lib", "security", "cacerts"), cacerts);
    }

    @Test
    void datesEntriesAsTheFilesOfABundle() throws IOException, GeneralSecurityException {
        copyCacerts(folder);
        Path moved = folder.resolve("authorities.jks");

        TrustStoreConverter.main(new String[] {folder.toString(), moved.toString()});

        KeyStore store = KeyStore.getInstance(moved.toFile(), "changeit".toCharArray());
        Set<Instant> dates = new HashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            dates.add(store.getCreationDate(alias).toInstant());
        }
        assertEquals(Set.of(Instant.parse("1980-01-01T00:00:00Z")), dates);
    }
}
