package io.cloudcall.tools.sandbox;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One way for a request to go wrong, to be planned with {@link Faults}. Immutable and reusable. “The normal answer” is
 * what WeChat would have said; faults that speak of it do the work that the request asks for.
 */
public final class Fault {

    static final Fault NONE = new Fault("none", exchange -> exchange.respond(exchange.work()));

    private final String description;
    private final Consumer<StubExchange> behavior;

    private Fault(String description, Consumer<StubExchange> course) {
        this.description = description;
        this.behavior = course;
    }

    /** Answers with {@code body} as it is, instead of doing the work. A null {@code contentType} is left out. */
    public static Fault respond(int status, @Nullable String contentType, byte[] body) {
        return respond("answer " + status, StubResponse.of(status, contentType, Buffer.buffer(body)));
    }

    /** Answers with {@code body} in UTF-8, instead of doing the work. A null {@code contentType} is left out. */
    public static Fault respond(int status, @Nullable String contentType, String body) {
        return respond(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with an error of WeChat's, status 200, {@code errmsg} as given, instead of doing the work. */
    public static Fault errcode(int errcode, String errmsg) {
        return respond("errcode " + errcode, StubResponse.errcode(errcode, errmsg));
    }

    /** Answers 302 with {@code location}, instead of doing the work. */
    public static Fault redirect(String location) {
        return respond("redirect", StubResponse.redirect(location));
    }

    /** Waits, then works and answers normally. */
    public static Fault delay(Duration delay) {
        return delay(delay, NONE);
    }

    /** Waits, then lets {@code then} happen. */
    public static Fault delay(Duration delay, Fault then) {
        return new Fault("delay, then " + then, exchange -> exchange.schedule(delay, () -> then.applyTo(exchange)));
    }

    /** Neither works nor answers, and leaves the connection open. */
    public static Fault hang() {
        return new Fault("hang", exchange -> {});
    }

    /** Closes the connection without working and before any byte of an answer. */
    public static Fault closeBeforeResponse() {
        return new Fault("close before answer", StubExchange::close);
    }

    /** Works, then closes the connection before any byte of the answer. */
    public static Fault dropResponse() {
        return new Fault("lose answer", exchange -> {
            exchange.work();
            exchange.close();
        });
    }

    /** Sends the head and {@code bytes} of the normal answer's body, or all it has, then closes the connection. */
    public static Fault truncateAfter(int bytes) {
        return new Fault("break off after " + bytes, exchange -> {
            StubResponse response = exchange.work();
            int length = response.body().length();
            exchange.truncate(response, length, Math.min(bytes, length));
        });
    }

    /** Announces {@code bytes} more than the normal answer has, sends that, then closes the connection. */
    public static Fault contentLengthTooLarge(int bytes) {
        return new Fault("announce too much", exchange -> {
            StubResponse response = exchange.work();
            int length = response.body().length();
            exchange.truncate(response, length + bytes, length);
        });
    }

    /** Announces {@code bytes} less than the normal answer has, yet sends it all and keeps the connection open. */
    public static Fault contentLengthTooSmall(int bytes) {
        return new Fault("announce too little", exchange -> {
            StubResponse response = exchange.work();
            exchange.respond(response, Math.max(0, response.body().length() - bytes));
        });
    }

    /** Sends the whole normal answer twice, at once, as if the request had been sent twice. */
    public static Fault duplicateResponse() {
        return new Fault("send twice", exchange -> exchange.respondTwice(exchange.work()));
    }

    /** Lets {@code event} happen after the request has arrived, then works and answers normally. */
    public static Fault beforeWork(Runnable event) {
        return new Fault("before work", exchange -> {
            event.run();
            exchange.respond(exchange.work());
        });
    }

    /** Works, lets {@code event} happen, then sends the normal answer. */
    public static Fault beforeResponse(Runnable event) {
        return new Fault("before answer", exchange -> {
            StubResponse response = exchange.work();
            event.run();
            exchange.respond(response);
        });
    }

    /** Sends the body of the normal answer in pieces of {@code bytes}, with a {@code pause} after each. */
    public static Fault slowBody(int bytes, Duration pause) {
        return new Fault("drip", exchange -> exchange.sendSlowly(exchange.work(), bytes, pause));
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
