package io.cloudcall.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

class TlsProviderTest {
    private static final byte HANDSHAKE = 22;

    private final Provider provider = new TlsProvider();

    private SSLContext context() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(null, new TrustManager[0], null);
        return context;
    }

    @Test
    void supportsTheVersionsAndSuitesOfThePolicy() throws Exception {
        assertEquals(
                TlsPolicy.VERSIONS,
                List.of(context().getSupportedSSLParameters().getProtocols()));
        assertEquals(
                TlsPolicy.CIPHER_SUITES,
                List.of(context().getDefaultSSLParameters().getCipherSuites()));
    }

    @Test
    void leavesConnectionsToTheJdk() throws Exception {
        SSLEngine engine = context().createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());

        engine.wrap(ByteBuffer.allocate(0), hello);

        assertEquals(HANDSHAKE, hello.get(0));
        assertTrue(context().getSocketFactory().getDefaultCipherSuites().length > 0);
        assertEquals(0, context().getClientSessionContext().getSessionTimeout() % 60);
    }

    @Test
    void judgesCertificatesByTheJdk() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", provider);
        TrustManagerFactory ofTheJdk = TrustManagerFactory.getInstance("PKIX");
        factory.init((KeyStore) null);
        ofTheJdk.init((KeyStore) null);

        X509ExtendedTrustManager manager =
                assertInstanceOf(X509ExtendedTrustManager.class, factory.getTrustManagers()[0]);
        assertEquals(ofTheJdk.getTrustManagers()[0].getClass(), manager.getClass());
    }

    /** The class names are the JDK's own, and may change. */
    @Test
    void namesClassesThatExist() throws NoSuchAlgorithmException {
        Set<Provider.Service> services = provider.getServices();

        assertEquals(5, services.size());
        for (Provider.Service service : services) {
            assertEquals(provider, service.getProvider());
            service.newInstance(null);
        }
    }
}
