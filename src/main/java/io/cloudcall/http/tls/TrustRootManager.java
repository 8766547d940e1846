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
 * The certificate authorities that a TLS connection may rest on: the JDK's own and more. The JDK judges a server's
 * chain, as ever. It is given no more authorities than have a name that stands in the chain, which no other could have
 * to do with; if they cannot be found by name, or there are none, it is given all. Thread-safe.
 */
final class TrustRootManager extends X509ExtendedTrustManager {
    private final List<X509Certificate> additional;
    private final Optional<TrustRootIndex> jdk = TrustRootIndex.ofSystemTrustStore();
    private @Nullable X509ExtendedTrustManager fallback;

    private TrustRootManager(List<X509Certificate> more) {
        this.additional = more;
        if (jdk.isEmpty()) {
            fallback();
        }
    }

    /**
     * As a factory, since Vert.x 5.2 takes a trust manager only if SLF4J is there, and a key store only as a file,
     * which costs twice 10,000 rounds of a password's hash.
     */
    static TrustManagerFactory factory(List<X509Certificate> more) {
        return new Factory(new TrustRootManager(more));
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
        List<X509Certificate> related = new ArrayList<>(additional);
        if (jdk.isPresent()) {
            related.addAll(jdk.get().findBySubject(names(chain)));
        }
        return jdk.isEmpty() || related.isEmpty() ? fallback() : TrustManagers.forCertificates(related);
    }

    private static List<ByteBuffer> names(X509Certificate[] chain) {
        List<ByteBuffer> names = new ArrayList<>();
        for (X509Certificate each : chain) {
            names.add(ByteBuffer.wrap(each.getSubjectX500Principal().getEncoded()));
            names.add(ByteBuffer.wrap(each.getIssuerX500Principal().getEncoded()));
        }
        return names;
    }

    private synchronized X509ExtendedTrustManager fallback() {
        if (fallback == null) {
            X509ExtendedTrustManager own = TrustManagers.systemDefault();
            List<X509Certificate> every = new ArrayList<>(List.of(own.getAcceptedIssuers()));
            every.addAll(additional);
            fallback = additional.isEmpty() ? own : TrustManagers.forCertificates(every);
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
        throw new CertificateException("this side accepts no connections");
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
        protected void engineInit(@Nullable KeyStore unused) {
            // It trusts what it was made with.
        }

        @Override
        protected void engineInit(ManagerFactoryParameters unused) {
            // Likewise.
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {trust};
        }
    }
}
