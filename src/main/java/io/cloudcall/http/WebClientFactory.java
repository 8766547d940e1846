package io.cloudcall.http;

import io.cloudcall.http.tls.Tls;
import io.cloudcall.http.tls.TlsPolicy;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.LinkedHashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A factory of web clients that share one Vert.x instance with one event loop, on a daemon thread. */
final class WebClientFactory {
    /** The limit of idle time: well below that of servers and NAT gateways, in milliseconds. */
    static final long MAX_IDLE_MILLIS = 10_000;

    /**
     * The minimum timeout of TLS handshakes, so that a short timeout for WeChat does not apply to Secrets Manager. The
     * timeout of the exchange applies in addition.
     */
    private static final long MIN_HANDSHAKE_MILLIS = 5_000;

    /** The limit of connections: more than the concurrent invocations of one Lambda process. */
    private static final int MAX_CONNECTIONS = 256;

    /** The limit of threads that resolve names and read certificates. */
    private static final int MAX_BLOCKING_THREADS = 4;

    private final Vertx vertx;
    private final WebClientOptions options;

    /** Creates the factory. Rethrows an exception of the supplier of additional certificate authorities. */
    WebClientFactory(HttpClientConfig config) {
        NettyTuning.apply();
        CompletableFuture<TrustOptions> trust =
                Tls.trustManagers(config.caCertificates()).thenApply(TrustOptions::wrap);
        vertx = Vertx.vertx(vertxOptions());
        options = webClientOptions(config).setTrustOptions(join(trust)).setSslEngineOptions(sslEngineOptions());
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
                .setKeepAliveTimeout((int) (MAX_IDLE_MILLIS / 1_000))
                .setConnectTimeout((int) config.requestTimeoutMillis())
                .setVerifyHost(true)
                .setEnabledSecureTransportProtocols(new LinkedHashSet<>(TlsPolicy.VERSIONS))
                .setSslHandshakeTimeout(Math.max(MIN_HANDSHAKE_MILLIS, config.requestTimeoutMillis()))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        TlsPolicy.CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
        return options;
    }

    private static SSLEngineOptions sslEngineOptions() {
        return Tls.isNative() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions();
    }

    Vertx vertx() {
        return vertx;
    }

    /**
     * Returns a client with connections of its own. With {@code keepAlive} it reuses them, otherwise each serves one
     * request.
     */
    WebClient create(boolean keepAlive) {
        WebClientOptions clientOptions = new WebClientOptions(options).setKeepAlive(keepAlive);
        HttpClient http = vertx.httpClientBuilder()
                .with(clientOptions)
                .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS))
                .withConnectHandler(WebClientFactory::ignoreUnparsedBytes)
                .build();
        return WebClient.wrap(http, clientOptions).addInterceptor(new ExchangeTimeout(vertx));
    }

    /**
     * Prevents Vert.x from logging bytes that it cannot parse, which may contain an access token. The exchange fails
     * anyway.
     */
    private static void ignoreUnparsedBytes(HttpConnection connection) {
        connection.exceptionHandler(ignored -> {});
    }
}
