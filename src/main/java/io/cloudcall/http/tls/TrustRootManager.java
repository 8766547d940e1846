package io.cloudcall.http.tls;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A trust manager for the JDK's certificate authorities and additional ones. Delegates chain validation to the JDK's
 * trust manager, initialized with only the roots whose subject occurs in the chain, and the additional ones; with all
 * roots if there are none, or the trust store has no index. Thread-safe.
 */
final class TrustRootManager extends X509ExtendedTrustManager {
    private final List<X509Certificate> additional;
    private final Optional<TrustRootIndex> jdk = TrustRootIndex.ofSystemTrustStore();
    private @Nullable X509ExtendedTrustManager fallback;

    private TrustRootManager(List<X509Certificate> additional) {
        this.additional = additional;
        if (jdk.isEmpty()) {
            fallback();
        }
    }

    /**
     * Returns the trust manager as a factory: Vert.x 5.2 accepts a trust manager only with SLF4J, and a key store only
     * as a file, which costs 10,000 rounds of password hashing twice.
     */
    static TrustManagerFactory factory(List<X509Certificate> additional) {
        return new Factory(new TrustRootManager(additional));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        delegateFor(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        delegateFor(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        delegateFor(chain).checkServerTrusted(chain, authType);
    }

    private X509ExtendedTrustManager delegateFor(X509Certificate[] chain) throws CertificateException {
        List<X509Certificate> roots = new ArrayList<>(additional);
        if (jdk.isPresent()) {
            roots.addAll(jdk.get().findBySubject(names(chain)));
        }
        return jdk.isEmpty() || roots.isEmpty() ? fallback() : TrustManagers.forCertificates(roots);
    }

    private static List<ByteBuffer> names(X509Certificate[] chain) {
        List<ByteBuffer> names = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            names.add(ByteBuffer.wrap(certificate.getSubjectX500Principal().getEncoded()));
            names.add(ByteBuffer.wrap(certificate.getIssuerX500Principal().getEncoded()));
        }
        return names;
    }

    private synchronized X509ExtendedTrustManager fallback() {
        if (fallback == null) {
            X509ExtendedTrustManager system = TrustManagers.systemDefault();
            List<X509Certificate> all = new ArrayList<>(List.of(system.getAcceptedIssuers()));
            all.addAll(additional);
            fallback = additional.isEmpty() ? system : TrustManagers.forCertificates(all);
        }
        return fallback;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return fallback().getAcceptedIssuers();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("client certificates are not supported");
    }

    private static final class Factory extends TrustManagerFactory {
        Factory(TrustRootManager trust) {
            super(new Spi(trust), null, "Cloudcall");
        }
    }

    private static final class Spi extends TrustManagerFactorySpi {
        private final TrustRootManager trust;

        Spi(TrustRootManager trust) {
            this.trust = trust;
        }

        @Override
        protected void engineInit(@Nullable KeyStore ignored) {
            // The trust manager is complete when the factory is created.
        }

        @Override
        protected void engineInit(ManagerFactoryParameters ignored) {
            // The trust manager is complete when the factory is created.
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {trust};
        }
    }
}
