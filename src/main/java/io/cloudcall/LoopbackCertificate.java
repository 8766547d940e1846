package io.cloudcall;

import io.cloudcall.http.tls.SelfSignedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for localhost, self-signed, with a new RSA key that only this process has. Valid for two days, the one
 * before included. Immutable.
 */
record LoopbackCertificate(PrivateKey key, X509Certificate certificate) {
    private static final int KEY_BITS = 2048;

    /** Creates the certificate, with its key. */
    static LoopbackCertificate create() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair keys = generator.generateKeyPair();
        Instant now = Instant.now();
        byte[] encoded = SelfSignedCertificate.encode(
                keys, "localhost", now.minus(1, ChronoUnit.DAYS), now.plus(1, ChronoUnit.DAYS));
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return new LoopbackCertificate(
                keys.getPrivate(), (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
    }

    /** Returns the TLS of a server that presents the certificate. */
    SSLContext serverContext() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("localhost", key, new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
