package io.cloudcall.http.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** A reader of PEM files of certificates. */
public final class PemCertificates {
    private PemCertificates() {}

    /**
     * Reads the certificates of a PEM file.
     *
     * @throws IOException if the file cannot be read
     * @throws CertificateException if the file has no certificate, or an invalid one
     */
    public static List<X509Certificate> read(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates = read(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("no certificate");
            }
            return certificates;
        }
    }

    /** Reads the certificates of a stream, possibly none. */
    static List<X509Certificate> read(InputStream pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
