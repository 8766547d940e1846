package io.cloudcall.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.util.concurrent.TimeoutException;

/**
 * Ends an exchange in time even if bytes trickle: Web Client's own timeout starts anew with each byte.
 *
 * @param vertx has the timers
 */
record ExchangeTimeout(Vertx vertx) implements Handler<HttpContext<?>> {

    @Override
    public void handle(HttpContext<?> exchange) {
        if (exchange.phase() == ClientPhase.PREPARE_REQUEST) {
            long timer = vertx.setTimer(
                    exchange.request().timeout(),
                    fired -> exchange.fail(new TimeoutException("the exchange's time ran out")));
            exchange.future().onComplete(ended -> vertx.cancelTimer(timer)).onFailure(failed -> abort(exchange));
        }
        exchange.next();
    }

    /** Web Client leaves a connection open if the head of a response has come, however long the rest may take. */
    private static void abort(HttpContext<?> exchange) {
        if (exchange.clientResponse() != null) {
            exchange.clientResponse().request().reset();
        }
    }
}
