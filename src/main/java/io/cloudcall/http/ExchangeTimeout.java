package io.cloudcall.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.util.concurrent.TimeoutException;

/**
 * A timeout of whole exchanges: Web Client's own timeout restarts with each byte.
 *
 * @param vertx the source of timers
 */
record ExchangeTimeout(Vertx vertx) implements Handler<HttpContext<?>> {

    @Override
    public void handle(HttpContext<?> exchange) {
        if (exchange.phase() == ClientPhase.PREPARE_REQUEST) {
            long timer = vertx.setTimer(
                    exchange.request().timeout(),
                    ignored -> exchange.fail(new TimeoutException("the exchange's time ran out")));
            exchange.future().onComplete(ignored -> vertx.cancelTimer(timer)).onFailure(e -> abort(exchange));
        }
        exchange.next();
    }

    /** Resets the connection, which Web Client leaves open once the head of a response has arrived. */
    private static void abort(HttpContext<?> exchange) {
        if (exchange.clientResponse() != null) {
            exchange.clientResponse().request().reset();
        }
    }
}
