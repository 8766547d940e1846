package io.cloudcall.http;

import io.cloudcall.http.connection.ConnectionPool;
import io.cloudcall.http.connection.PreconnectedSockets;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A transport over HTTP/1.1 by Vert.x Web Client. Its connections are confined to one daemon thread.
 *
 * <p>Lambda freezes the process between invocations, and servers close connections meanwhile. So a request waits for
 * two turns of the event loop before it gets a connection, and a request that is not idempotent gets one without an
 * earlier request. docs/RELIABILITY.md has the measurements.
 */
final class VertxTransport implements Transport {
    private final Vertx vertx;
    private final Context loop;
    private final RequestSender sender;
    private final ConnectionPool pool;
    private final PendingExchanges pending = new PendingExchanges();
    private final PreconnectedSockets preconnected;
    private final boolean keepsSpare;
    private final int maxBodyBytes;

    VertxTransport(HttpClientConfig config, int maxBodyBytes, Clock clock) {
        WebClientFactory clients = new WebClientFactory(config, clock);
        vertx = clients.vertx();
        loop = vertx.getOrCreateContext();
        pool = clients.pool();
        sender = new RequestSender(clients.webClient(), config.proxy());
        preconnected = config.preconnected();
        keepsSpare = config.keepsSpare();
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
        } catch (RejectedExecutionException e) {
            // The transport was closed in the meantime.
        }
        pending.remove(abort);
        abort.run();
        return response;
    }

    /**
     * Runs a task on the event loop after two turns. With fewer, it would precede pending events that close
     * connections.
     */
    private void afterPendingEvents(Runnable task) {
        loop.runOnContext(firstTurn -> loop.runOnContext(secondTurn -> task.run()));
    }

    private void exchange(
            TransportRequest request,
            long timeoutMillis,
            CompletableFuture<TransportResponse> response,
            Runnable abort) {
        Exchange exchange = new Exchange(request, sender.route(request), maxBodyBytes);
        catching(() -> sender.send(exchange, timeoutMillis))
                .onComplete(ignored -> pending.remove(abort))
                .onSuccess(httpResponse -> response.complete(toResponse(httpResponse)))
                .onFailure(failure ->
                        response.completeExceptionally(TransportExceptionTranslator.translate(failure, exchange)));
    }

    @Override
    public void openAhead(TransportRequest request) {
        runIfOpen(() -> pool.openAhead(sender.route(request)));
    }

    @Override
    public void openSpare(TransportRequest request) {
        if (keepsSpare) {
            runIfOpen(() -> pool.openSpare(sender.route(request)));
        }
    }

    private void runIfOpen(Runnable task) {
        try {
            loop.runOnContext(ignored -> task.run());
        } catch (RejectedExecutionException e) {
            // The transport was closed in the meantime.
        }
    }

    /**
     * Returns the future of {@code work}, or a failed one if it throws, as Vert.x does on invalid requests and after a
     * close.
     */
    private static <T> Future<T> catching(Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(ignored -> work.get());
    }

    private static TransportResponse toResponse(HttpResponse<byte[]> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : response.headers()) {
            headers.putIfAbsent(header.getKey(), header.getValue());
        }
        byte[] body = response.body() == null ? new byte[0] : response.body();
        return new TransportResponse(response.statusCode(), headers, body);
    }

    /** Fails the pending responses, then closes the connections and stops the threads. */
    @Override
    public void close() {
        pending.close();
        preconnected.close();
        VertxShutdown.close(vertx);
    }
}
