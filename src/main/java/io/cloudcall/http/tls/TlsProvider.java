package io.cloudcall.http.tls;

import java.security.Provider;

/**
 * A security provider in place of the JDK's SunJSSE, with the JDK's own classes, and with a {@link DeferredTlsContext}
 * as context of TLS. A bundle names it in its file java.security: Netty creates two contexts of the JDK's TLS when
 * BoringSSL is loaded, to find out what they support, which takes a tenth of the CPU time of a start. It looks for one
 * of them by the name SunJSSE. Thread-safe.
 */
public final class TlsProvider extends Provider {
    private static final long serialVersionUID = 1L;

    private static final String JDK = "sun.security.ssl.";

    /** The protocol version by whose name {@link DeferredTlsContext} creates the JDK's context. */
    static final String JDK_CONTEXT = "TLSv1.3";

    /** Creates the provider, which the JDK does. */
    public TlsProvider() {
        super("SunJSSE", System.getProperty("java.specification.version"), "TLS of the JDK, started on first use");
        add("SSLContext", "TLS", DeferredTlsContext.class.getName());
        add("SSLContext", JDK_CONTEXT, JDK + "SSLContextImpl$TLS13Context");
        add("SSLContext", "Default", JDK + "SSLContextImpl$DefaultSSLContext");
        add("TrustManagerFactory", "PKIX", JDK + "TrustManagerFactoryImpl$PKIXFactory");
        add("KeyManagerFactory", "SunX509", JDK + "KeyManagerFactoryImpl$SunX509");
    }

    private void add(String type, String algorithm, String className) {
        putService(new Service(this, type, algorithm, className, null, null));
    }
}
