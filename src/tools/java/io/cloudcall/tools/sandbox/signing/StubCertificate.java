package io.cloudcall.tools.sandbox.signing;

import io.cloudcall.http.tls.SelfSignedCertificate;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;

/**
 * A platform certificate (平台证书), which signs responses. Immutable.
 *
 * @param key the key, whose number is the certificate's; WeChat's guide says that it is not the number inside
 * @param pem the certificate in PEM
 */
record StubCertificate(StubKeyPair key, String pem) {

    /** The lifetime of the certificate in WeChat's guide. */
    private static final Duration LIFETIME = Duration.ofDays(5 * 365);

    static StubCertificate of(StubKeyPair key, Instant now) {
        Instant start = now.minus(Duration.ofDays(1));
        try {
            byte[] certificate =
                    SelfSignedCertificate.encode(key.keys(), "Sandbox Platform", start, start.plus(LIFETIME));
            return new StubCertificate(key, PemText.of("CERTIFICATE", certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String serial() {
        return key.serial();
    }
}
