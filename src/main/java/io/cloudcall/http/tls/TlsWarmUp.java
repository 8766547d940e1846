package io.cloudcall.http.tls;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;

/**
 * A warm-up of TLS, on another thread while Vert.x starts: loads the trust roots, validates a sample chain, opens an
 * embedded channel, and with the JDK provider produces a ClientHello. That is most of the work of a first connection on
 * this side, and Lambda's initialization phase has more CPU for it. Opens no connection, and keeps only the trust
 * roots.
 */
final class TlsWarmUp {
    /**
     * A certificate for localhost and that of its authority, whose keys were discarded: {@code keytool -genkeypair
     * -keyalg RSA -keysize 2048 -validity 36500 -ext bc:critical=ca:true}, and one with {@code -signer}.
     */
    private static final String CHAIN = "warm-up-chain.pem";

    private TlsWarmUp() {}

    /**
     * Starts the warm-up, and returns a factory for the authorities of the JDK and {@code additional} ones, or the
     * failure to read the latter.
     */
    static CompletableFuture<TrustManagerFactory> start(Supplier<List<X509Certificate>> additional) {
        return CompletableFuture.supplyAsync(
                () -> run(additional.get()),
                task -> Thread.ofPlatform().daemon().name("tls-warm-up").start(task));
    }

    private static TrustManagerFactory run(List<X509Certificate> additional) {
        TrustManagerFactory trust = TrustRootManager.factory(additional);
        new EmbeddedChannel(new ChannelInboundHandlerAdapter()).finishAndReleaseAll();
        try {
            validateCertificateChain();
            if (!NativeTlsLoader.load()) {
                produceClientHello(trust);
            }
        } catch (GeneralSecurityException | IOException e) {
            // Ignored: a real connection reports the same error.
        }
        return trust;
    }

    private static void validateCertificateChain() throws GeneralSecurityException, IOException {
        try (InputStream pem = TlsWarmUp.class.getResourceAsStream(CHAIN)) {
            List<X509Certificate> chain = PemCertificates.read(Objects.requireNonNull(pem));
            TrustManagers.forCertificates(chain.subList(1, 2))
                    .checkServerTrusted(chain.subList(0, 1).toArray(X509Certificate[]::new), "RSA");
        }
    }

    private static void produceClientHello(TrustManagerFactory trust) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLEngine engine = context.createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    }
}
