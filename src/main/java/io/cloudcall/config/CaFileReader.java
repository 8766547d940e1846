package io.cloudcall.config;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.http.tls.PemCertificates;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Reads the file of extra certificate authorities. */
final class CaFileReader {
    private static final String CA_FILE_VARIABLE = "WECHAT_CA_FILE";

    private CaFileReader() {}

    static List<X509Certificate> read(EnvironmentVariables settings) {
        Optional<String> file = settings.get(CA_FILE_VARIABLE);
        return file.isEmpty() ? List.of() : readCertificates(file.get());
    }

    private static List<X509Certificate> readCertificates(String file) {
        try {
            return PemCertificates.read(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException(
                    CA_FILE_VARIABLE + " names a file that cannot be read: set it to a PEM file of certificates.");
        } catch (CertificateException e) {
            throw new ConfigurationException(
                    CA_FILE_VARIABLE + " names a file without certificates: set it to a PEM file of certificates.");
        }
    }
}
