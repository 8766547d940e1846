package io.cloudcall.http;

import io.cloudcall.http.connection.ConnectionPool;
import io.cloudcall.http.connection.TimedTransport;
import io.cloudcall.http.tls.Tls;
import io.cloudcall.http.tls.TlsPolicy;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A factory of a web client, its connections, and their Vert.x instance with one event loop, on a daemon thread. */
final class WebClientFactory {
    /**
     * The minimum timeout of TLS handshakes, so that a short timeout for WeChat does not apply to Secrets Manager. The
     * timeout of the exchange applies in addition.
     */
    private static final long MIN_HANDSHAKE_MILLIS = 5_000;

    /** The limit of a status line, and of all header fields, of a response in bytes. */
    private static final int MAX_HEAD_BYTES = 32 * 1_024;

    /** The limit of threads that resolve names and read certificates. */
    private static final int MAX_BLOCKING_THREADS = 4;

    private final Vertx vertx;
    private final WebClient webClient;
    private final ConnectionPool pool;

    /** Creates the factory. Rethrows an exception of the supplier of additional certificate authorities. */
    WebClientFactory(HttpClientConfig config, Clock clock) {
        NettyTuning.apply();
        CompletableFuture<TrustOptions> trust =
                Tls.trustManagers(config.caCertificates()).thenApply(TrustOptions::wrap);
        TimedTransport transport = new TimedTransport(config.preconnected());
        vertx = Vertx.builder().with(vertxOptions()).withTransport(transport).build();
        WebClientOptions options = webClientOptions(config);
        options.setTrustOptions(join(trust)).setSslEngineOptions(sslEngineOptions());
        HttpClientAgent http = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setCleanerPeriod(0))
                .build();
        pool = new ConnectionPool(transport, vertx, http, proxyOptions(config.proxy()), clock);
        webClient = WebClient.wrap(http, options)
                .addInterceptor(new ExchangeInterceptor(vertx, pool, clock, config.keepsSpare()));
    }

    private TrustOptions join(CompletableFuture<TrustOptions> trust) {
        try {
            return trust.join();
        } catch (CompletionException e) {
            vertx.close();
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                // Each new client of Vert.x reads certificates on one more of these threads, by default up to 20.
                .setInternalBlockingPoolSize(MAX_BLOCKING_THREADS)
                .setUseDaemonThread(true)
                // A process that Lambda froze looks like a blocked thread.
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static WebClientOptions webClientOptions(HttpClientConfig config) {
        WebClientOptions options = new WebClientOptions()
                .setUserAgent("Cloudcall")
                .setFollowRedirects(false)
                .setMaxInitialLineLength(MAX_HEAD_BYTES)
                .setMaxHeaderSize(MAX_HEAD_BYTES)
                .setConnectTimeout((int) config.requestTimeoutMillis())
                .setVerifyHost(true)
                .setEnabledSecureTransportProtocols(new LinkedHashSet<>(TlsPolicy.VERSIONS))
                .setSslHandshakeTimeout(Math.max(MIN_HANDSHAKE_MILLIS, config.requestTimeoutMillis()))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        TlsPolicy.CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
        return options;
    }

    private static @Nullable ProxyOptions proxyOptions(@Nullable ProxyConfig proxy) {
        if (proxy == null) {
            return null;
        }
        ProxyOptions options = new ProxyOptions().setHost(proxy.host()).setPort(proxy.port());
        ProxyConfig.Credentials credentials = proxy.credentials();
        return credentials == null
                ? options
                : options.setUsername(credentials.user()).setPassword(credentials.password());
    }

    private static SSLEngineOptions sslEngineOptions() {
        return Tls.isNative() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions();
    }

    Vertx vertx() {
        return vertx;
    }

    WebClient webClient() {
        return webClient;
    }

    ConnectionPool pool() {
        return pool;
    }
}
