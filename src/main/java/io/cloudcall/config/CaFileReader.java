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

/** The reader of the certificate authorities to trust beside the JDK's. */
public final class CaFileReader {
    private static final String VARIABLE = "WECHAT_CA_FILE";

    private CaFileReader() {}

    /**
     * Reads the file that the environment names, if it does.
     *
     * @throws ConfigurationException if it is not a PEM file of certificates
     */
    public static List<X509Certificate> read(EnvironmentVariables variables) {
        Optional<String> file = variables.get(VARIABLE);
        return file.isEmpty() ? List.of() : readCertificates(file.get());
    }

    private static List<X509Certificate> readCertificates(String file) {
        try {
            return PemCertificates.read(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException(
                    VARIABLE + " names a file that cannot be read: set it to a PEM file of certificates.");
        } catch (CertificateException e) {
            throw new ConfigurationException(
                    VARIABLE + " names a file without certificates: set it to a PEM file of certificates.");
        }
    }
}
