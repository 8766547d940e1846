package io.cloudcall.tools.sandbox;

import io.cloudcall.tools.sandbox.control.SandboxControl;
import io.cloudcall.tools.sandbox.push.SandboxPushes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records each request and applies the fault planned for it; without one, {@link WeChatApi} handles it. */
final class RequestDispatcher {

    private final Clock clock;
    private final RequestedApp requestedApp;
    private final WeChatApi api;
    private final SandboxControl control;
    private final SandboxPushes pushes;
    private final Faults faults;
    private final @Nullable Supplier<Duration> latency;
    private final Connections connections = new Connections();
    private final RequestLog requests = new RequestLog();

    RequestDispatcher(
            Clock clock,
            SandboxApps apps,
            WeChatApi api,
            SandboxControl control,
            Faults faults,
            @Nullable Supplier<Duration> latency) {
        this.clock = clock;
        requestedApp = new RequestedApp(apps);
        this.api = api;
        this.control = control;
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
        if (control.serves(request.path())) {
            respondByControl(request);
        } else {
            receive(vertx, request, connection);
        }
    }

    /** Responds by the sandbox's own API, without a record of the request and without a fault. */
    private void respondByControl(HttpServerRequest request) {
        RequestBody.read(request, SandboxControl.MAX_BODY_BYTES)
                .map(body -> control.respond(request, body))
                .onSuccess(response -> send(request, response))
                .onFailure(error -> refuse(request, SandboxControl.refusal(error)));
    }

    private static Future<Void> send(HttpServerRequest request, StubResponse response) {
        response.headers().forEach(request.response()::putHeader);
        return request.response().setStatusCode(response.status()).end(response.body());
    }

    private void receive(Vertx vertx, HttpServerRequest request, ServerConnection connection) {
        RequestBody.read(request, RequestBody.MAX_BYTES)
                .map(body -> ReceivedRequest.of(request, body, clock.instant(), connection.number()))
                .map(received -> received.withAppId(requestedApp.find(received)))
                .onSuccess(received -> serve(vertx, request, connection, received))
                .onFailure(error -> refuse(
                        request, StubResponse.empty(error instanceof RequestBody.TooLargeException ? 413 : 400)));
    }

    private static void refuse(HttpServerRequest request, StubResponse response) {
        // What the client still sends would be read as its next request.
        request.response().putHeader("Connection", "close");
        send(request, response).onComplete(sent -> request.connection().close());
    }

    private void serve(Vertx vertx, HttpServerRequest request, ServerConnection connection, ReceivedRequest received) {
        RecordedExchange recorded = requests.add(received);
        connections.markInUse(request.connection(), request.response(), recorded::markSent);
        connection.sendCopies();
        StubExchange exchange = new StubExchange(
                vertx,
                request,
                connection,
                received,
                response -> requests.addResponse(recorded, response),
                () -> connection.due(respond(received)));
        Optional<Fault> fault = faults.take(received);
        requests.addFault(recorded, fault.orElse(null));
        fault.orElseGet(this::defaultFault).applyTo(exchange);
    }

    private StubResponse respond(ReceivedRequest request) {
        StubResponse response = api.respond(request);
        pushes.poll();
        return response;
    }

    private Fault defaultFault() {
        return latency == null ? Fault.NONE : Fault.delay(latency.get());
    }
}
