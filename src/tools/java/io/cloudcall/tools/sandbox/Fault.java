package io.cloudcall.tools.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A failure of one request, planned with {@link Faults}. Immutable and reusable. Faults described with “the normal
 * response” handle the request first and then send the result in another way.
 */
public final class Fault {

    static final Fault NONE = new Fault("none", exchange -> exchange.respond(exchange.work()));

    private final String description;
    private final Consumer<StubExchange> behavior;

    private Fault(String description, Consumer<StubExchange> behavior) {
        this.description = description;
        this.behavior = behavior;
    }

    /** Responds with {@code body} as it is, without handling the request. A null {@code contentType} is left out. */
    public static Fault respond(int status, @Nullable String contentType, byte[] body) {
        return respond("answer " + status, StubResponse.of(status, contentType, Buffer.buffer(body)));
    }

    /** Responds with {@code body} in UTF-8, without handling the request. A null {@code contentType} is left out. */
    public static Fault respond(int status, @Nullable String contentType, String body) {
        return respond(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Responds with this response, without handling the request. */
    public static Fault respond(StubResponse response) {
        return respond("answer " + response.status(), response);
    }

    /** Responds with what {@code response} makes of the request, without handling it. */
    public static Fault respond(Function<ReceivedRequest, StubResponse> response) {
        return new Fault("answer to the request", exchange -> exchange.respond(response.apply(exchange.received())));
    }

    /** Responds with status 200 and this WeChat error, without handling the request. */
    public static Fault errcode(int errcode, String errmsg) {
        return respond("errcode " + errcode, StubResponse.errcode(errcode, errmsg));
    }

    /** Responds with status 302 and {@code location}, without handling the request. */
    public static Fault redirect(String location) {
        return respond("redirect", StubResponse.redirect(location));
    }

    /** Waits, then handles the request normally. */
    public static Fault delay(Duration delay) {
        return delay(delay, NONE);
    }

    /** Waits, then applies {@code then}. */
    public static Fault delay(Duration delay, Fault then) {
        return new Fault("delay, then " + then, exchange -> exchange.schedule(delay, () -> then.applyTo(exchange)));
    }

    /** Never responds, and leaves the connection open. */
    public static Fault hang() {
        return new Fault("hang", exchange -> {});
    }

    /** Closes the connection before any byte of a response, without handling the request. */
    public static Fault closeBeforeResponse() {
        return new Fault("close before answer", StubExchange::close);
    }

    /** Handles the request, then closes the connection before any byte of the response. */
    public static Fault dropResponse() {
        return new Fault("lose answer", exchange -> {
            exchange.work();
            exchange.close();
        });
    }

    /** Sends the head and at most {@code bytes} of the normal response's body, then closes the connection. */
    public static Fault truncateAfter(int bytes) {
        return new Fault("break off after " + bytes, exchange -> {
            StubResponse response = exchange.work();
            int length = response.body().length();
            exchange.truncate(response, length, Math.min(bytes, length));
        });
    }

    /** Sends the normal response with a Content-Length that is {@code bytes} too large, then closes the connection. */
    public static Fault contentLengthTooLarge(int bytes) {
        return new Fault("announce too much", exchange -> {
            StubResponse response = exchange.work();
            int length = response.body().length();
            exchange.truncate(response, length + bytes, length);
        });
    }

    /**
     * Sends the normal response with a Content-Length that is {@code bytes} too small, and keeps the connection open.
     */
    public static Fault contentLengthTooSmall(int bytes) {
        return new Fault("announce too little", exchange -> {
            StubResponse response = exchange.work();
            exchange.respond(response, Math.max(0, response.body().length() - bytes));
        });
    }

    /** Sends the whole normal response twice, as if the request had been sent twice. */
    public static Fault duplicateResponse() {
        return new Fault("send twice", exchange -> exchange.respondTwice(exchange.work()));
    }

    /** Sends the normal response, and the bytes of the same once another request has arrived on the connection. */
    public static Fault duplicateOnNextRequest() {
        return new Fault("send again on the next request", exchange -> {
            StubResponse response = exchange.work();
            exchange.connection().copyOnNextRequest(response);
            exchange.respond(response);
        });
    }

    /**
     * Sends the normal response, and from then on answers each request on the connection with the response of the one
     * before.
     */
    public static Fault stayOneResponseLate() {
        return new Fault("stay one response late", exchange -> {
            StubResponse response = exchange.work();
            exchange.connection().stayBehind(response);
            exchange.respond(response);
        });
    }

    /** Sends an interim response with this status, such as 103, then handles the request normally. */
    public static Fault interim(int status) {
        return interim(status, NONE);
    }

    /** Sends an interim response with this status, then applies {@code then}, at once. */
    public static Fault interim(int status, Fault then) {
        return new Fault("interim " + status + ", then " + then, exchange -> {
            exchange.sendInterim(status);
            then.applyTo(exchange);
        });
    }

    /** Sends an interim response with this status, and handles the request after {@code delay}. */
    public static Fault interim(int status, Duration delay) {
        return interim(status, delay(delay));
    }

    /** Resets the connection (RST) without handling the request. */
    public static Fault reset() {
        return new Fault("reset", StubExchange::reset);
    }

    /** Handles the request, then resets the connection before any byte of the response. */
    public static Fault resetAfterWork() {
        return new Fault("reset after work", exchange -> {
            exchange.work();
            exchange.reset();
        });
    }

    /** Sends the first {@code bytes} of the normal response, head included, then resets the connection. */
    public static Fault resetWithin(int bytes) {
        return new Fault(
                "reset within " + bytes, exchange -> exchange.sendFirst(bytes, exchange.work(), exchange::reset));
    }

    /** Sends the first {@code bytes} of the normal response, head included, then closes the connection. */
    public static Fault closeWithin(int bytes) {
        return new Fault(
                "close within " + bytes, exchange -> exchange.sendFirst(bytes, exchange.work(), exchange::close));
    }

    /** Responds as a gateway without its upstream, by 502, 503 or 504; a null {@code retryAfter} is left out. */
    public static Fault unavailable(int status, @Nullable Duration retryAfter) {
        Map<String, String> headers = retryAfter == null
                ? Map.of("Content-Type", "text/html")
                : Map.of("Content-Type", "text/html", "Retry-After", Long.toString(retryAfter.toSeconds()));
        return respond("unavailable " + status, new StubResponse(status, headers, Buffer.buffer("<html></html>")));
    }

    /** Responds with 45011, WeChat's quota for a minute, without handling the request. */
    public static Fault minuteQuota() {
        return errcode(Errcode.MINUTE_QUOTA.code(), Errcode.MINUTE_QUOTA.text());
    }

    /** Responds with 9300501 and the carrier's own code and text, without handling the request. */
    public static Fault carrierRefusal(int resultCode, String resultMessage) {
        JsonObject error = new JsonObject()
                .put("errcode", Errcode.DELIVERY_LOGIC.code())
                .put("errmsg", Errcode.DELIVERY_LOGIC.text())
                .put("delivery_resultcode", resultCode)
                .put("delivery_resultmsg", resultMessage);
        return respond("carrier refuses " + resultCode, StubResponse.json(error));
    }

    /** Runs {@code event} after the request has arrived, then handles it normally. */
    public static Fault beforeWork(Runnable event) {
        return new Fault("before work", exchange -> {
            event.run();
            exchange.respond(exchange.work());
        });
    }

    /** Handles the request, runs {@code event}, then sends the normal response. */
    public static Fault beforeResponse(Runnable event) {
        return new Fault("before answer", exchange -> {
            StubResponse response = exchange.work();
            event.run();
            exchange.respond(response);
        });
    }

    /** Sends the body of the normal response in chunks of {@code bytes}, with a {@code pause} after each. */
    public static Fault slowBody(int bytes, Duration pause) {
        return new Fault("drip", exchange -> exchange.sendSlowly(exchange.work(), bytes, pause));
    }

    /** Returns the same fault with another description. */
    Fault describedAs(String text) {
        return new Fault(text, behavior);
    }

    void applyTo(StubExchange exchange) {
        behavior.accept(exchange);
    }

    @Override
    public String toString() {
        return description;
    }

    private static Fault respond(String description, StubResponse response) {
        return new Fault(description, exchange -> exchange.respond(response));
    }
}
