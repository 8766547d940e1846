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
 * Rehearses a first connection, on a thread of its own while Vert.x starts: authorities, a server's certificate, a
 * channel, and with the JDK's TLS a client's hello, which is not sent. That is most of what a first connection costs
 * this side, and belongs to Lambda's phase of initialisation, which has a whole processor and more. Nothing of it is
 * kept but the authorities, and no network is touched.
 */
final class TlsWarmUp {
    /**
     * A certificate for localhost and its authority, whose keys are thrown away: {@code keytool -genkeypair -keyalg RSA
     * -keysize 2048 -validity 36500 -ext bc:critical=ca:true}, and one with {@code -signer}.
     */
    private static final String CHAIN = "warm-up-chain.pem";

    private TlsWarmUp() {}

    /** The authorities of the JDK and {@code more}, once all is ready; or the failure to read these. */
    static CompletableFuture<TrustManagerFactory> start(Supplier<List<X509Certificate>> more) {
        return CompletableFuture.supplyAsync(
                () -> run(more.get()),
                task -> Thread.ofPlatform().daemon().name("tls-warm-up").start(task));
    }

    private static TrustManagerFactory run(List<X509Certificate> more) {
        TrustManagerFactory trust = TrustRootManager.factory(more);
        new EmbeddedChannel(new ChannelInboundHandlerAdapter()).finishAndReleaseAll();
        try {
            validateCertificateChain();
            if (!NativeTlsLoader.load()) {
                produceClientHello(trust);
            }
        } catch (GeneralSecurityException | IOException e) {
            // A real connection will fail likewise, and be reported.
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
