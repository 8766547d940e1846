package io.cloudcall.http;

import io.cloudcall.http.tls.Tls;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Creates Vert.x with one event loop, on a daemon thread, and the web clients that share it. */
final class WebClientFactory {
    /** Well below the time for which servers and NAT gateways keep idle connections, in milliseconds. */
    static final long MAX_IDLE_MILLIS = 10_000;

    /**
     * Within what an exchange may take, which is what counts; Secrets Manager's take no longer if WeChat's must be
     * short.
     */
    private static final long MIN_HANDSHAKE_MILLIS = 5_000;

    /** More than one Lambda process has invocations at a time. */
    private static final int MAX_CONNECTIONS = 256;

    /** For looking up names, and for certificates. */
    private static final int MAX_BLOCKING_THREADS = 4;

    private final Vertx vertx;
    private final WebClientOptions options;

    /** Fails as the reader of the additional certificate authorities fails. */
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
        } catch (CompletionException unreadable) {
            vertx.close();
            throw unreadable.getCause() instanceof RuntimeException reason ? reason : unreadable;
        }
    }

    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                // Each new client of Vert.x reads certificates on one more of them, by default until there are 20.
                .setInternalBlockingPoolSize(MAX_BLOCKING_THREADS)
                .setUseDaemonThread(true)
                // A process that Lambda froze looks like a blocked thread.
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** Lambda's runtime interface client allows TLS 1.0 again, so the versions are named here. */
    private static WebClientOptions webClientOptions(HttpClientConfig config) {
        return new WebClientOptions()
                .setUserAgent("Cloudcall")
                .setFollowRedirects(false)
                .setKeepAliveTimeout((int) (MAX_IDLE_MILLIS / 1_000))
                .setConnectTimeout((int) config.requestTimeoutMillis())
                .setVerifyHost(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setSslHandshakeTimeout(Math.max(MIN_HANDSHAKE_MILLIS, config.requestTimeoutMillis()))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static SSLEngineOptions sslEngineOptions() {
        return Tls.isNative() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions();
    }

    Vertx vertx() {
        return vertx;
    }

    /** Returns a client with connections of its own, which it keeps for later requests or closes after the first. */
    WebClient create(boolean keepAlive) {
        WebClientOptions own = new WebClientOptions(options).setKeepAlive(keepAlive);
        HttpClient http = vertx.httpClientBuilder()
                .with(own)
                .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS))
                .withConnectHandler(WebClientFactory::ignoreUnparsedBytes)
                .build();
        return WebClient.wrap(http, own).addInterceptor(new ExchangeTimeout(vertx));
    }

    /** Vert.x would log bytes that it cannot read, which may be an access token. The exchange fails anyway. */
    private static void ignoreUnparsedBytes(HttpConnection connection) {
        connection.exceptionHandler(unreadable -> {});
    }
}
