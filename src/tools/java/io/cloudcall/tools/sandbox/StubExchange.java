package io.cloudcall.tools.sandbox;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A request with its pending response, and the correct and incorrect ways to send it. */
final class StubExchange {

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final ServerConnection connection;
    private final ReceivedRequest received;
    private final Consumer<StubResponse> answered;
    private final Supplier<StubResponse> work;

    StubExchange(
            Vertx vertx,
            HttpServerRequest request,
            ServerConnection connection,
            ReceivedRequest received,
            Consumer<StubResponse> answered,
            Supplier<StubResponse> work) {
        this.vertx = vertx;
        this.request = request;
        this.connection = connection;
        this.received = received;
        this.answered = answered;
        this.work = work;
    }

    ReceivedRequest received() {
        return received;
    }

    /** Handles the request, and returns the normal response. */
    StubResponse work() {
        return work.get();
    }

    void respond(StubResponse response) {
        respond(response, response.body().length());
    }

    /** Sends the whole body with a Content-Length that may be wrong. */
    Future<Void> respond(StubResponse response, int declaredLength) {
        return prepareHead(response, declaredLength).end(response.body());
    }

    /** Sends the response, followed by the bytes of the same response. */
    void respondTwice(StubResponse response) {
        Buffer twice = response.body().copy().appendBuffer(response.toWire());
        respond(
                new StubResponse(response.status(), response.headers(), twice),
                response.body().length());
    }

    /** Sends the beginning of the body with this Content-Length, then closes the connection. */
    void truncate(StubResponse response, int declaredLength, int sentBytes) {
        HttpServerResponse stream = prepareHead(response, declaredLength);
        Future<Void> sent = sentBytes == 0
                ? stream.writeHead()
                : stream.write(response.body().slice(0, sentBytes));
        sent.onComplete(done -> close());
    }

    /** Sends the body in chunks of {@code bytes}, {@code pause} apart. */
    void sendSlowly(StubResponse response, int bytes, Duration pause) {
        sendSlowly(prepareHead(response, response.body().length()), response.body(), bytes, pause);
    }

    /** Sends the head of an interim response, which has no body. */
    void sendInterim(int status) {
        connection.write(Buffer.buffer("HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\n\r\n"));
    }

    /** Sends the first {@code bytes} of head and body, then runs {@code end}. */
    void sendFirst(int bytes, StubResponse response, Runnable end) {
        answered.accept(response);
        Buffer wire = response.toWire();
        connection.write(wire.slice(0, Math.min(bytes, wire.length())), end);
    }

    ServerConnection connection() {
        return connection;
    }

    void schedule(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> action.run());
    }

    void reset() {
        ServerConnection.reset(connection.channel());
    }

    void close() {
        request.connection().close();
    }

    private void sendSlowly(HttpServerResponse stream, Buffer rest, int bytes, Duration pause) {
        if (rest.length() <= bytes) {
            stream.end(rest);
            return;
        }
        stream.write(rest.slice(0, bytes))
                .onSuccess(sent ->
                        schedule(pause, () -> sendSlowly(stream, rest.slice(bytes, rest.length()), bytes, pause)));
    }

    private HttpServerResponse prepareHead(StubResponse response, int declaredLength) {
        answered.accept(response);
        HttpServerResponse stream = request.response().setStatusCode(response.status());
        response.headers().forEach(stream::putHeader);
        return stream.putHeader("Content-Length", Integer.toString(declaredLength));
    }
}
