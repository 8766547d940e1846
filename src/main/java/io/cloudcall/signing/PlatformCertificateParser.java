package io.cloudcall.signing;

import io.cloudcall.call.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;

/** A parser of WeChat's platform certificates (平台证书). */
final class PlatformCertificateParser {
    private PlatformCertificateParser() {}

    /**
     * Returns the public key of a certificate. Its dates are not checked: WeChat names the certificate that ends soon
     * as deprecated, and signs with none that has ended.
     *
     * @throws ConfigurationException if there is no certificate, or one of another algorithm
     */
    static RSAPublicKey parse(KeyField field) {
        PemBlock pem = PemBlock.parse(field.text(), field);
        if (Der.namesNationalAlgorithm(pem.der())) {
            throw field.nationalAlgorithm();
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificate(new ByteArrayInputStream(pem.der())).getPublicKey()
                    instanceof RSAPublicKey key) {
                return key;
            }
        } catch (CertificateException e) {
            // Reported below.
        }
        throw field.invalid(
                "is no RSA certificate: download the platform certificate (平台证书) from " + SigningKeys.CONSOLE);
    }
}
