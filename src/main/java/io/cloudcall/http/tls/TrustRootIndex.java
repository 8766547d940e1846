package io.cloudcall.http.tls;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index of the certificates in the JDK's trust store, which parses a certificate only when it is found by its
 * subject: parsing all 140, for the one of a chain, takes a hundredth of Lambda's time for initialization. Supports the
 * JDK's default trust store, in JKS format, only.
 */
final class TrustRootIndex {
    private static final int MAGIC = 0xfeedfeed;
    private static final int TRUSTED_CERTIFICATE = 2;
    private static final byte CONTEXT_TAG_0 = (byte) 0xa0;

    private final List<byte[]> certificates;

    private TrustRootIndex(List<byte[]> certificates) {
        this.certificates = certificates;
    }

    /** Returns the index of the JDK's trust store, or empty if its format is not supported. */
    static Optional<TrustRootIndex> ofSystemTrustStore() {
        String configured = System.getProperty("javax.net.ssl.trustStore");
        if (configured != null) {
            return read(Path.of(configured));
        }
        Path folder = Path.of(System.getProperty("java.home"), "lib", "security");
        return Files.exists(folder.resolve("jssecacerts")) ? Optional.empty() : read(folder.resolve("cacerts"));
    }

    /** Returns the index of a file, or empty if it has another format, or other entries than certificates. */
    static Optional<TrustRootIndex> read(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return Optional.ofNullable(read(in)).map(TrustRootIndex::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable List<byte[]> read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != 2) {
            return null;
        }
        int count = in.readInt();
        List<byte[]> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            if (in.readInt() != TRUSTED_CERTIFICATE) {
                return null;
            }
            in.readUTF();
            in.readLong();
            in.readUTF();
            found.add(in.readNBytes(in.readInt()));
        }
        return found;
    }

    /**
     * Returns the certificates with one of these subjects, each as in
     * {@link javax.security.auth.x500.X500Principal#getEncoded()}.
     */
    List<X509Certificate> findBySubject(List<ByteBuffer> names) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        for (byte[] certificate : certificates) {
            if (names.contains(subject(certificate))) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
            }
        }
        return found;
    }

    /** Returns the subject, which by RFC 5280, 4.1, follows version, serial number, algorithm, issuer and validity. */
    private static ByteBuffer subject(byte[] certificate) {
        ByteBuffer der = ByteBuffer.wrap(certificate);
        readLength(der);
        readLength(der);
        if (der.get(der.position()) == CONTEXT_TAG_0) {
            skipElement(der);
        }
        for (int i = 0; i < 4; i++) {
            skipElement(der);
        }
        int start = der.position();
        skipElement(der);
        return der.slice(start, der.position() - start);
    }

    private static void skipElement(ByteBuffer der) {
        int length = readLength(der);
        der.position(der.position() + length);
    }

    /** Reads the head of a DER element, and returns the length of its content. */
    private static int readLength(ByteBuffer der) {
        der.get();
        int length = der.get() & 0xff;
        if (length < 0x80) {
            return length;
        }
        int bytes = length & 0x7f;
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (der.get() & 0xff);
        }
        return value;
    }
}
