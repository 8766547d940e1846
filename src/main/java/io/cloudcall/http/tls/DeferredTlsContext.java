package io.cloudcall.http.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context of TLS that returns its parameters without the JDK's implementation, which it creates when it is used for a
 * connection. Thread-safe.
 */
public final class DeferredTlsContext extends SSLContextSpi {
    private KeyManager @Nullable [] keyManagers;
    private TrustManager @Nullable [] trustManagers;
    private @Nullable SecureRandom random;
    private @Nullable SSLContext context;

    /** Creates the context, which the JDK does. */
    public DeferredTlsContext() {}

    @Override
    protected synchronized void engineInit(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom source) {
        keyManagers = keys == null ? null : keys.clone();
        trustManagers = trust == null ? null : trust.clone();
        random = source;
        context = null;
    }

    private synchronized SSLContext context() {
        if (context == null) {
            context = createContext();
        }
        return context;
    }

    private SSLContext createContext() {
        try {
            SSLContext created = SSLContext.getInstance(TlsProvider.JDK_CONTEXT);
            created.init(keyManagers, trustManagers, random);
            return created;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot initialize its TLS", e);
        }
    }

    /** Returns what {@link TlsPolicy} offers. */
    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return new SSLParameters(
                TlsPolicy.CIPHER_SUITES.toArray(new String[0]), TlsPolicy.VERSIONS.toArray(new String[0]));
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return engineGetSupportedSSLParameters();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return context().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return context().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return context().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return context().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context().getClientSessionContext();
    }
}
