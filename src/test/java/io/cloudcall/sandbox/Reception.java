package io.cloudcall.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;

/** Takes each request down and passes it on: to a fault if one is planned for it, otherwise to WeChat's API. */
final class Reception {

    private final Clock clock;
    private final WeChatApi api;
    private final Faults faults;
    private final Connections connections = new Connections();
    private final RequestLog requests = new RequestLog();

    Reception(Clock clock, WeChatApi api, Faults faults) {
        this.clock = clock;
        this.api = api;
        this.faults = faults;
    }

    Connections connections() {
        return connections;
    }

    RequestLog requests() {
        return requests;
    }

    void connected(HttpConnection connection) {
        connections.add(connection);
    }

    void receive(Vertx vertx, HttpServerRequest request) {
        long connection = connections.number(request.connection());
        request.body()
                .map(body -> ReceivedRequest.of(request, body, clock.instant(), connection))
                .onSuccess(received -> serve(received, new Exchange(vertx, request, () -> api.answer(received))))
                .onFailure(malformed -> request.response().setStatusCode(400).end());
    }

    private void serve(ReceivedRequest received, Exchange exchange) {
        requests.add(received);
        faults.take(received).orElse(Fault.NONE).happenTo(exchange);
    }
}
