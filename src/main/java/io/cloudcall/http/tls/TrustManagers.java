package io.cloudcall.http.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The trust managers of the JDK. */
final class TrustManagers {
    private TrustManagers() {}

    /** Returns a trust manager for the JDK's own authorities. */
    static X509ExtendedTrustManager systemDefault() {
        return forCertificates((KeyStore) null);
    }

    /** Returns a trust manager for these authorities only. */
    static X509ExtendedTrustManager forCertificates(Collection<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry(Integer.toString(store.size()), authority);
            }
            return forCertificates(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK cannot hold certificates in memory", e);
        }
    }

    private static X509ExtendedTrustManager forCertificates(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager x509) {
                    return x509;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot read its authorities", e);
        }
        throw new IllegalStateException("the JDK has no X.509 trust manager");
    }
}
