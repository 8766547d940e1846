package io.cloudcall.http;

import io.cloudcall.http.connection.Connection;
import io.cloudcall.http.connection.ConnectionPool;
import io.cloudcall.http.connection.Freshness;
import io.cloudcall.http.connection.HttpRoute;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.client.impl.HttpContext;
import java.time.Clock;
import java.util.concurrent.TimeoutException;

/**
 * An interceptor of Web Client that gives each exchange a connection of the pool, and bounds its time: Web Client's own
 * timeout restarts with each byte.
 */
record ExchangeInterceptor(Vertx vertx, ConnectionPool pool, Clock clock, boolean keepsSpare)
        implements Handler<HttpContext<?>> {
    /** Responses below this are interim, or change the protocol. */
    private static final int MIN_FINAL_STATUS = 200;

    /** The response of a server that gave up waiting for a request, possibly before it received this one. */
    private static final int REQUEST_TIMEOUT = 408;

    /** Servers wait longer for the first request of a connection, in milliseconds. */
    private static final long MIN_WAIT_MILLIS = 1_000;

    /** What a server sent before it received the request has arrived by then, in milliseconds after the sending. */
    private static final long MAX_CROSSING_MILLIS = 1_000;

    @Override
    public void handle(HttpContext<?> context) {
        Exchange exchange = ((BoundedBodyCodec) context.request().bodyCodec()).exchange();
        switch (context.phase()) {
            case PREPARE_REQUEST -> prepare(context, exchange);
            case CREATE_REQUEST -> connect(context, exchange);
            case SEND_REQUEST -> send(context, exchange);
            case RECEIVE_RESPONSE -> receive(context, exchange);
            default -> context.next();
        }
    }

    private void prepare(HttpContext<?> context, Exchange exchange) {
        long timer = vertx.setTimer(
                context.request().timeout(),
                ignored -> context.fail(new TimeoutException("the exchange's time ran out")));
        context.future().onComplete(result -> {
            vertx.cancelTimer(timer);
            end(context, exchange, result);
        });
        context.next();
    }

    /** Instead of Web Client, which would use the pool of Vert.x. */
    private void connect(HttpContext<?> context, Exchange exchange) {
        pool.acquire(exchange.route(), freshness(exchange.request()))
                .onFailure(context::fail)
                .onSuccess(connection -> {
                    if (context.future().isComplete()) {
                        pool.release(connection);
                    } else {
                        exchange.setConnection(connection);
                        request(context, connection);
                        openSpareAfter(exchange);
                    }
                });
    }

    private static Freshness freshness(TransportRequest request) {
        if (request.retry()) {
            return Freshness.NEW;
        }
        return request.idempotent() ? Freshness.ANY : Freshness.UNUSED;
    }

    /** Opens the connection of the next write while this one is in flight: writes seldom come alone. */
    private void openSpareAfter(Exchange exchange) {
        if (keepsSpare && !exchange.request().idempotent() && exchange.route().usage() == HttpRoute.Usage.CALL) {
            pool.openSpare(exchange.route());
        }
    }

    private static void request(HttpContext<?> context, Connection connection) {
        Future.succeededFuture(context.requestOptions())
                .compose(connection::request)
                .onSuccess(context::sendRequest)
                .onFailure(context::fail);
    }

    private void send(HttpContext<?> context, Exchange exchange) {
        exchange.recordSend(clock.millis());
        context.next();
    }

    private void receive(HttpContext<?> context, Exchange exchange) {
        Connection connection = exchange.connection();
        if (context.clientResponse().statusCode() < MIN_FINAL_STATUS) {
            context.fail(new UnexpectedResponseException("a change of the protocol"));
        } else if (connection != null && pool.isTooEarly(connection, exchange.nanosSinceSend())) {
            context.fail(new UnexpectedResponseException("a response sooner than the network allows"));
        } else if (connection != null && isTimeoutOfConnection(context, exchange, connection)) {
            exchange.recordUnprocessed();
            context.fail(new UnexpectedResponseException("the timeout of a connection without a request"));
        } else {
            context.next();
        }
    }

    /**
     * Returns whether the server gave up waiting for the first request of a connection, before it received this one: it
     * may be sent again, by <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9">RFC 9110, 15.5.9</a>.
     */
    private boolean isTimeoutOfConnection(HttpContext<?> context, Exchange exchange, Connection connection) {
        long sinceSend = clock.millis() - exchange.sentAtMillis();
        return context.clientResponse().statusCode() == REQUEST_TIMEOUT
                && hasClose(context.clientResponse())
                && !connection.hasServed()
                && connection.age(exchange.sentAtMillis()) >= MIN_WAIT_MILLIS
                && sinceSend >= 0
                && sinceSend <= MAX_CROSSING_MILLIS;
    }

    private void end(HttpContext<?> context, Exchange exchange, AsyncResult<?> result) {
        Connection connection = exchange.connection();
        if (connection == null) {
            return;
        }
        if (result.succeeded() && isReusable(context.clientResponse()) && isUseful(exchange, connection)) {
            connection.recordUse(clock.millis());
            pool.release(connection);
            return;
        }
        pool.discard(connection);
        if (result.cause() instanceof TimeoutException && !exchange.body().hasStarted()) {
            pool.setAside(connection.address());
        }
    }

    /** Returns whether to keep the connection: each write opens another, and one is enough for the next read. */
    private boolean isUseful(Exchange exchange, Connection connection) {
        return exchange.route().usage() != HttpRoute.Usage.SINGLE_USE
                && !connection.isWriting()
                && (exchange.request().idempotent() || !pool.hasUsed(exchange.route()));
    }

    private static boolean isReusable(HttpClientResponse response) {
        return response.version() == HttpVersion.HTTP_1_1
                && response.statusCode() != REQUEST_TIMEOUT
                && !hasClose(response);
    }

    private static boolean hasClose(HttpClientResponse response) {
        for (String options : response.headers().getAll(HttpHeaders.CONNECTION)) {
            for (String option : options.split(",", -1)) {
                if (option.strip().equalsIgnoreCase("close")) {
                    return true;
                }
            }
        }
        return false;
    }
}
