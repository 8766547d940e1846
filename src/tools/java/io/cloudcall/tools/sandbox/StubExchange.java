package io.cloudcall.tools.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** One request on its way to an answer: what a server can do with it, well-behaved and otherwise. */
final class StubExchange {

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Supplier<StubResponse> work;

    StubExchange(Vertx vertx, HttpServerRequest request, Supplier<StubResponse> work) {
        this.vertx = vertx;
        this.request = request;
        this.work = work;
    }

    /** Does what the request asks for. */
    StubResponse work() {
        return work.get();
    }

    void respond(StubResponse answer) {
        respond(answer, answer.body().length());
    }

    /** Sends the whole body under a head that may lie about its length. */
    Future<Void> respond(StubResponse answer, int declaredLength) {
        return head(answer, declaredLength).end(answer.body());
    }

    /** Sends the answer, and behind it the bytes of the same answer once more. */
    void respondTwice(StubResponse answer) {
        Buffer twice = answer.body().copy().appendBuffer(answer.toWire());
        respond(
                new StubResponse(answer.status(), answer.headers(), twice),
                answer.body().length());
    }

    /** Sends the beginning of the body under the head given, then closes the connection. */
    void truncate(StubResponse answer, int declaredLength, int sentBytes) {
        HttpServerResponse response = head(answer, declaredLength);
        Future<Void> sent = sentBytes == 0
                ? response.writeHead()
                : response.write(answer.body().slice(0, sentBytes));
        sent.onComplete(done -> close());
    }

    /** Sends the body in pieces of {@code bytes}, {@code pause} apart. */
    void sendSlowly(StubResponse answer, int bytes, Duration pause) {
        sendSlowly(head(answer, answer.body().length()), answer.body(), bytes, pause);
    }

    void schedule(Duration delay, Runnable action) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> action.run());
    }

    void close() {
        request.connection().close();
    }

    private void sendSlowly(HttpServerResponse response, Buffer rest, int bytes, Duration pause) {
        if (rest.length() <= bytes) {
            response.end(rest);
            return;
        }
        response.write(rest.slice(0, bytes))
                .onSuccess(sent ->
                        schedule(pause, () -> sendSlowly(response, rest.slice(bytes, rest.length()), bytes, pause)));
    }

    private HttpServerResponse head(StubResponse answer, int declaredLength) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response.putHeader("Content-Length", Integer.toString(declaredLength));
    }
}
