package io.cloudcall.http.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;

/** The TLS of the process: its implementation, and its certificate authorities. Thread-safe. */
public final class Tls {
    private Tls() {}

    /**
     * Starts to load the native implementation, if there is one, on another thread. Repeated calls have no effect.
     *
     * @param first the action to run before, on the same thread
     */
    public static void preload(Runnable first) {
        Thread.ofPlatform().daemon().name("tcnative-loader").start(() -> {
            first.run();
            NativeTlsLoader.load();
        });
    }

    /** Returns whether the native implementation is used, rather than the JDK's. Waits while it is being loaded. */
    public static boolean isNative() {
        return NativeTlsLoader.load();
    }

    /**
     * Reads the authorities of the JDK and additional ones, and warms up TLS, on another thread.
     *
     * @param additional supplies the additional authorities; the future fails with its exception
     */
    public static CompletableFuture<TrustManagerFactory> trustManagers(Supplier<List<X509Certificate>> additional) {
        return TlsWarmUp.start(additional);
    }
}
