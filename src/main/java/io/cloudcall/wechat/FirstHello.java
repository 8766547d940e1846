package io.cloudcall.wechat;

import io.vertx.core.net.TrustOptions;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * Makes ready for TLS, on a thread of its own while Vert.x starts: authorities, providers, keys, random numbers. A client says hello,
 * to nobody. That is most of what a first connection costs this side, and belongs to Lambda's phase of initialisation, which has a
 * whole processor and more. Nothing of it is kept but the authorities.
 */
final class FirstHello {
    private FirstHello() {}

    /** The authorities of the JDK and {@code more}, once all is ready. */
    static CompletableFuture<TrustOptions> say(List<X509Certificate> more) {
        return CompletableFuture.supplyAsync(() -> said(more), FirstHello::inBackground);
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "first-hello");
        thread.setDaemon(true);
        thread.start();
    }

    private static TrustOptions said(List<X509Certificate> more) {
        TrustManagerFactory trust = Trust.jdkAnd(more);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            SSLEngine engine = context.createSSLEngine("localhost", 443);
            engine.setUseClientMode(true);
            engine.wrap(
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        } catch (GeneralSecurityException | SSLException e) {
            // A real connection will say so, to somebody.
        }
        return TrustOptions.wrap(trust);
    }
}
