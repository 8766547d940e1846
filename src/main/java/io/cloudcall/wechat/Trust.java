package io.cloudcall.wechat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate authorities that a TLS connection may rest on. Handed over as a factory: Vert.x 5.2 can take a trust manager too,
 * but needs SLF4J for that, and a key store only as a file, which costs twice 10,000 rounds of a password's hash.
 */
final class Trust {
    private Trust() {}

    /** The JDK's own authorities and {@code more}. */
    static TrustManagerFactory jdkAnd(List<X509Certificate> more) {
        try {
            if (more.isEmpty()) {
                return initialised(null);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            add(jdk(), "jdk", store);
            add(more, "more", store);
            return initialised(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK cannot hold certificates in memory", e);
        }
    }

    private static void add(List<X509Certificate> certificates, String prefix, KeyStore store)
            throws GeneralSecurityException {
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry(prefix + i, certificates.get(i));
        }
    }

    private static List<X509Certificate> jdk() throws GeneralSecurityException {
        for (TrustManager manager : initialised(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        throw new IllegalStateException("the JDK has no X.509 trust manager");
    }

    private static TrustManagerFactory initialised(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
