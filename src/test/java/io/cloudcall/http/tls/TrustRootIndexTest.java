package io.cloudcall.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustRootIndexTest {
    private static final List<X509Certificate> REAL =
            List.of(TrustManagers.systemDefault().getAcceptedIssuers());

    @TempDir
    Path folder;

    private Path stored(String format) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(format);
        store.load(null, null);
        for (X509Certificate each : REAL) {
            store.setCertificateEntry(Integer.toString(store.size()), each);
        }
        return write(store);
    }

    private Path write(KeyStore store) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(store.getType());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return file;
    }

    private static ByteBuffer name(X509Certificate certificate) {
        return ByteBuffer.wrap(certificate.getSubjectX500Principal().getEncoded());
    }

    @Test
    void findsEachAuthorityOfTheJdkByItsName() throws IOException, GeneralSecurityException {
        TrustRootIndex authorities = TrustRootIndex.read(stored("JKS")).orElseThrow();

        for (X509Certificate each : REAL) {
            List<X509Certificate> namesakes = REAL.stream()
                    .filter(other -> name(other).equals(name(each)))
                    .toList();
            List<X509Certificate> found = authorities.findBySubject(List.of(name(each)));
            assertTrue(found.containsAll(namesakes) && namesakes.containsAll(found), each.toString());
        }
    }

    @Test
    void findsNoneByAnotherName() throws IOException, GeneralSecurityException {
        TrustRootIndex authorities = TrustRootIndex.read(stored("JKS")).orElseThrow();

        assertEquals(List.of(), authorities.findBySubject(List.of(ByteBuffer.wrap(new byte[] {0x30, 0}))));
    }

    @Test
    void leavesFilesOfOtherFormatsAlone() throws IOException, GeneralSecurityException {
        assertTrue(TrustRootIndex.read(stored("PKCS12")).isEmpty());
        assertTrue(TrustRootIndex.read(Files.writeString(folder.resolve("text"), "text"))
                .isEmpty());
        assertTrue(TrustRootIndex.read(folder.resolve("missing")).isEmpty());
    }

    @Test
    void leavesABrokenFileAlone() throws IOException, GeneralSecurityException {
        byte[] whole = Files.readAllBytes(stored("JKS"));

        boolean isUsed = Stream.of(3, 11, 40, whole.length / 2)
                .anyMatch(length -> TrustRootIndex.read(cut(whole, length)).isPresent());

        assertEquals(false, isUsed);
    }

    private Path cut(byte[] whole, int length) {
        try {
            return Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
