package io.cloudcall.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 by Vert.x Web Client, on one daemon thread, which alone touches the connections.
 *
 * <p>Lambda freezes the process between invocations, and servers close connections meanwhile. Vert.x would hand out
 * such a connection: its own expiry is a timer, frozen too. So connections that were not used for a while, by the wall
 * clock, are given up; a request takes two turns on the event loop before it takes a connection; and a request that
 * must not be sent twice gets a new one in any case. docs/RELIABILITY.md has the measurements.
 */
final class VertxTransport implements Transport {
    private final WebClientFactory clients;
    private final Vertx vertx;
    private final Context loop;
    private final RequestSender sender;
    private final ExpiringClientPool pool;
    private final PendingExchanges pending = new PendingExchanges();
    private final int maxBodyBytes;
    private @Nullable WebClient unpooled;

    VertxTransport(HttpClientConfig config, int maxBodyBytes, Clock clock) {
        clients = new WebClientFactory(config);
        vertx = clients.vertx();
        loop = vertx.getOrCreateContext();
        sender = new RequestSender(config.proxy());
        pool = new ExpiringClientPool(() -> clients.create(true), clock, WebClientFactory.MAX_IDLE_MILLIS);
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis) {
        CompletableFuture<TransportResponse> response = new CompletableFuture<>();
        Runnable abort = pending.add(response);
        try {
            if (!pending.isClosed()) {
                afterPendingEvents(() -> exchange(request, timeoutMillis, response, abort));
                return response;
            }
        } catch (RejectedExecutionException ended) {
            // Closed since.
        }
        pending.remove(abort);
        abort.run();
        return response;
    }

    /**
     * Runs a task on the event loop after two turns of it: with fewer it would win the race against the closing of
     * connections that the loop has yet to process.
     */
    private void afterPendingEvents(Runnable task) {
        loop.runOnContext(seen -> loop.runOnContext(settled -> task.run()));
    }

    private void exchange(
            TransportRequest request,
            long timeoutMillis,
            CompletableFuture<TransportResponse> response,
            Runnable abort) {
        BoundedBodyCodec body = new BoundedBodyCodec(maxBodyBytes);
        catching(() -> exchange(request, timeoutMillis, body))
                .onComplete(ended -> pending.remove(abort))
                .onSuccess(received -> response.complete(toResponse(received)))
                .onFailure(failure -> response.completeExceptionally(
                        TransportExceptionTranslator.translate(failure, body.hasStarted(), sender.usesProxy(request))));
    }

    private Future<HttpResponse<byte[]>> exchange(TransportRequest request, long timeoutMillis, BoundedBodyCodec body) {
        if (!request.idempotent()) {
            unpooled = unpooled == null ? clients.create(false) : unpooled;
            return sender.send(unpooled, request, timeoutMillis, body);
        }
        ExpiringClientPool.Lease connections = pool.acquire();
        return catching(() -> sender.send(connections.client(), request, timeoutMillis, body))
                .onComplete(ended -> pool.release(connections));
    }

    /** Vert.x throws on what it cannot send, and on whatever is asked of it once it closes: a failed future instead. */
    private static <T> Future<T> catching(Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(ready -> work.get());
    }

    private static TransportResponse toResponse(HttpResponse<byte[]> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : response.headers()) {
            headers.putIfAbsent(header.getKey(), header.getValue());
        }
        byte[] body = response.body() == null ? new byte[0] : response.body();
        return new TransportResponse(response.statusCode(), headers, body);
    }

    /** Fails what is pending at once, then ends the connections and threads. */
    @Override
    public void close() {
        pending.close();
        VertxShutdown.close(vertx);
    }
}
