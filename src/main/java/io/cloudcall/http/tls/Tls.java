package io.cloudcall.http.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;

/** The process's TLS: which implementation it has, and which certificate authorities it trusts. Thread-safe. */
public final class Tls {
    private Tls() {}

    /**
     * Begins, on a thread of its own, to load the native implementation, if there is one. No harm if done twice.
     *
     * @param first runs before, on the same thread
     */
    public static void preload(Runnable first) {
        Thread.ofPlatform().daemon().name("tcnative-loader").start(() -> {
            first.run();
            NativeTlsLoader.load();
        });
    }

    /** Returns whether the native implementation serves, once that is known, or else the JDK's. */
    public static boolean isNative() {
        return NativeTlsLoader.load();
    }

    /**
     * Reads the authorities of the JDK and more, and makes ready what a first connection needs, on a thread of its own.
     *
     * @param extra reads the additional authorities; what it throws is what the future fails with
     */
    public static CompletableFuture<TrustManagerFactory> trustManagers(Supplier<List<X509Certificate>> extra) {
        return TlsWarmUp.start(extra);
    }
}
