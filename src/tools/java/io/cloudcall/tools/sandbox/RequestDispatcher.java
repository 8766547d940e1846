package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.push.SandboxPushes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records each request and applies the fault planned for it; without one, {@link WeChatApi} handles it. */
final class RequestDispatcher {

    private final Clock clock;
    private final RequestedApp requestedApp;
    private final WeChatApi api;
    private final SandboxPushes pushes;
    private final Faults faults;
    private final @Nullable Supplier<Duration> latency;
    private final Connections connections = new Connections();
    private final RequestLog requests = new RequestLog();

    RequestDispatcher(
            Clock clock, SandboxApps apps, WeChatApi api, Faults faults, @Nullable Supplier<Duration> latency) {
        this.clock = clock;
        requestedApp = new RequestedApp(apps);
        this.api = api;
        pushes = apps.pushes();
        this.faults = faults;
        this.latency = latency;
    }

    Connections connections() {
        return connections;
    }

    RequestLog requests() {
        return requests;
    }

    void addConnection(HttpConnection connection) {
        connections.add(connection);
    }

    void dispatch(Vertx vertx, HttpServerRequest request) {
        ServerConnection connection = connections.get(request.connection());
        connections.markInUse(request.connection(), request.response());
        RequestBody.read(request)
                .map(body -> ReceivedRequest.of(request, body, clock.instant(), connection.number()))
                .map(received -> received.withAppId(requestedApp.find(received)))
                .onSuccess(received -> serve(received, exchange(vertx, request, connection, received)))
                .onFailure(error -> refuse(request, error instanceof RequestBody.TooLargeException ? 413 : 400));
    }

    private static void refuse(HttpServerRequest request, int status) {
        // What the client still sends would be read as its next request.
        request.response()
                .setStatusCode(status)
                .putHeader("Connection", "close")
                .end()
                .onComplete(sent -> request.connection().close());
    }

    private StubExchange exchange(
            Vertx vertx, HttpServerRequest request, ServerConnection connection, ReceivedRequest received) {
        connection.sendCopies();
        return new StubExchange(vertx, request, connection, received, () -> connection.due(respond(received)));
    }

    private StubResponse respond(ReceivedRequest request) {
        StubResponse response = api.respond(request);
        pushes.poll();
        return response;
    }

    private void serve(ReceivedRequest received, StubExchange exchange) {
        requests.add(received);
        faults.take(received).orElseGet(this::defaultFault).applyTo(exchange);
    }

    private Fault defaultFault() {
        return latency == null ? Fault.NONE : Fault.delay(latency.get());
    }
}
