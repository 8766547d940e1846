package io.cloudcall.wechat;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities that a TLS connection may rest on. */
final class Trust {
    private Trust() {}

    /** The JDK's own authorities and {@code more}. */
    static TrustOptions jdkAnd(List<X509Certificate> more) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            add(List.of(manager(null).getAcceptedIssuers()), "jdk", store);
            add(more, "more", store);
            return TrustOptions.wrap(manager(store));
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

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("the JDK has no X.509 trust manager");
    }
}
