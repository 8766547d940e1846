package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import io.cloudcall.http.tls.Tls;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 by Vert.x Web Client, on one daemon thread, which alone touches the connections.
 *
 * <p>Lambda freezes the process between invocations, and servers close connections meanwhile. Vert.x would hand out such a
 * connection: its own expiry is a timer, frozen too. So connections that nobody used for a while, by the wall clock, are given up;
 * a request takes two turns on the event loop before it takes a connection, so that the loop sees first what has happened to
 * them; and a request that must not be sent twice gets a new one in any case. docs/RELIABILITY.md has the measurements.
 */
final class VertxTransport implements Transport {
    /** Well below the time for which servers and NAT gateways keep idle connections, in milliseconds. */
    private static final long MAX_IDLE_MILLIS = 10_000;

    /** Within what an exchange may take, which is what counts; Secrets Manager's take no longer if WeChat's must be short. */
    private static final long MIN_HANDSHAKE_MILLIS = 5_000;

    /** More than one Lambda process has invocations at a time. */
    private static final int MAX_CONNECTIONS = 256;

    /** For looking up names, and for certificates. */
    private static final int MAX_BLOCKING_THREADS = 4;

    /** Far more than Vert.x takes, unless it never ends. */
    private static final long MAX_CLOSE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Context loop;
    private final WebClientOptions options;
    private final @Nullable ProxyConfig proxy;
    private final ExpiringClientPool pool;
    private final int maxBodyBytes;

    /** For each exchange under way what ends it. */
    private final Set<Runnable> aborts = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;
    private @Nullable WebClient unpooled;

    /** @param maxBodyBytes the most that the body of a response may have */
    VertxTransport(HttpClientConfig options, int maxBodyBytes, Clock clock) {
        this.maxBodyBytes = maxBodyBytes;
        NettyTuning.apply();
        CompletableFuture<TrustOptions> trust =
                Tls.trustManagers(options.caCertificates()).thenApply(TrustOptions::wrap);
        vertx = Vertx.vertx(vertxOptions());
        loop = vertx.getOrCreateContext();
        this.options = webClientOptions(options).setTrustOptions(join(trust)).setSslEngineOptions(sslEngineOptions());
        this.proxy = options.proxy();
        pool = new ExpiringClientPool(() -> newClient(true), clock, MAX_IDLE_MILLIS);
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
    private static WebClientOptions webClientOptions(HttpClientConfig options) {
        return new WebClientOptions()
                .setUserAgent("Cloudcall")
                .setFollowRedirects(false)
                .setKeepAliveTimeout((int) (MAX_IDLE_MILLIS / 1_000))
                .setConnectTimeout((int) options.requestTimeoutMillis())
                .setVerifyHost(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setSslHandshakeTimeout(Math.max(MIN_HANDSHAKE_MILLIS, options.requestTimeoutMillis()))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static SSLEngineOptions sslEngineOptions() {
        return Tls.isNative() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions();
    }

    private WebClient newClient(boolean keepAlive) {
        WebClientOptions own = new WebClientOptions(options).setKeepAlive(keepAlive);
        HttpClient http = vertx.httpClientBuilder()
                .with(own)
                .with(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS))
                .withConnectHandler(VertxTransport::ignoreUnparsedBytes)
                .build();
        return WebClient.wrap(http, own).addInterceptor(this::enforceTimeout);
    }

    /** Vert.x would log bytes that it cannot read, which may be an access token. Whoever waits for an answer learns of it anyway. */
    private static void ignoreUnparsedBytes(HttpConnection connection) {
        connection.exceptionHandler(unreadable -> {});
    }

    /** Web Client's own timeout starts anew with each byte; an exchange must end in time even if bytes trickle. */
    private void enforceTimeout(HttpContext<?> exchange) {
        if (exchange.phase() == ClientPhase.PREPARE_REQUEST) {
            long timer = vertx.setTimer(
                    exchange.request().timeout(),
                    fired -> exchange.fail(new TimeoutException("the exchange's time ran out")));
            exchange.future().onComplete(ended -> vertx.cancelTimer(timer)).onFailure(failed -> abort(exchange));
        }
        exchange.next();
    }

    /** Web Client leaves a connection open if the head of an answer has come, however long the rest may take. */
    private static void abort(HttpContext<?> exchange) {
        if (exchange.clientResponse() != null) {
            exchange.clientResponse().request().reset();
        }
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, long timeoutMillis) {
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        BoundedBodyCodec body = new BoundedBodyCodec(maxBodyBytes);
        Runnable abort = () -> fail(answer);
        aborts.add(abort);
        onLoop(
                abort,
                () -> catching(() -> exchange(call, timeoutMillis, body))
                        .onComplete(ended -> aborts.remove(abort))
                        .onSuccess(response -> answer.complete(toResponse(response)))
                        .onFailure(failure -> answer.completeExceptionally(TransportExceptionTranslator.translate(
                                failure, body.hasStarted(), proxyFor(call) != null))));
        return answer;
    }

    /** A transport that is closed after this has looked knows of {@code abort}, which is among its own by then. */
    private void onLoop(Runnable abort, Runnable task) {
        try {
            if (!closed) {
                loop.runOnContext(seen -> loop.runOnContext(settled -> task.run()));
                return;
            }
        } catch (RejectedExecutionException ended) {
            // Closed since.
        }
        aborts.remove(abort);
        abort.run();
    }

    private static void fail(CompletableFuture<?> answer) {
        answer.completeExceptionally(
                new TransportException(Kind.OTHER, new IllegalStateException("the client is closed")));
    }

    private Future<HttpResponse<byte[]>> exchange(TransportRequest call, long timeoutMillis, BoundedBodyCodec body) {
        if (!call.idempotent()) {
            unpooled = unpooled == null ? newClient(false) : unpooled;
            return request(unpooled, call, timeoutMillis, body);
        }
        ExpiringClientPool.Lease connections = pool.acquire();
        return catching(() -> request(connections.client(), call, timeoutMillis, body))
                .onComplete(ended -> pool.release(connections));
    }

    /** Vert.x throws on what it cannot send, and on whatever is asked of it once it closes; nobody would be there to catch it. */
    private static <T> Future<T> catching(Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(ready -> work.get());
    }

    private Future<HttpResponse<byte[]>> request(
            WebClient client, TransportRequest call, long timeoutMillis, BoundedBodyCodec body) {
        HttpRequest<byte[]> request = client.request(
                        call.method() == TransportRequest.Method.GET ? HttpMethod.GET : HttpMethod.POST,
                        call.port(),
                        call.target().getHost(),
                        call.requestUri())
                .ssl(call.isTls())
                .connectTimeout(timeoutMillis)
                .timeout(timeoutMillis)
                .as(body);
        ProxyOptions way = proxyFor(call);
        if (way != null) {
            request.proxy(way);
        }
        call.headers().forEach(request::putHeader);
        return call.body() == null
                ? request.send()
                : request.sendBuffer(Buffer.buffer(call.body().getBytes(StandardCharsets.UTF_8)));
    }

    private @Nullable ProxyOptions proxyFor(TransportRequest call) {
        if (proxy == null
                || call.bypassProxy()
                || !call.isTls()
                || !proxy.appliesTo(call.target().getHost())) {
            return null;
        }
        ProxyOptions way = new ProxyOptions().setHost(proxy.host()).setPort(proxy.port());
        return proxy.credentials() == null
                ? way
                : way.setUsername(proxy.credentials().user())
                        .setPassword(proxy.credentials().password());
    }

    private static TransportResponse toResponse(HttpResponse<byte[]> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach(headers::putIfAbsent);
        byte[] body = response.body() == null ? new byte[0] : response.body();
        return new TransportResponse(response.statusCode(), headers, body);
    }

    /**
     * Vert.x waits for ever for some TLS handshakes that are pending when it is closed, so whoever waits for an answer learns at once
     * that none comes, and threads that do not end in time are told to.
     */
    @Override
    public void close() {
        closed = true;
        aborts.forEach(Runnable::run);
        CompletableFuture<Void> end = vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        await(end.whenComplete((ended, late) -> {
            if (late != null) {
                stopThreads((VertxInternal) vertx);
            }
        }));
    }

    private static void await(CompletableFuture<Void> end) {
        try {
            end.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException late) {
            // Its threads are daemons, and hold nothing that anybody waits for.
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for it.
    private static void stopThreads(VertxInternal vertx) {
        vertx.eventLoopGroup().shutdownGracefully(0, MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        vertx.acceptorEventLoopGroup().shutdownGracefully(0, MAX_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        vertx.workerPool().close();
        vertx.internalWorkerPool().close();
        vertx.blockedThreadChecker().close();
    }
}
