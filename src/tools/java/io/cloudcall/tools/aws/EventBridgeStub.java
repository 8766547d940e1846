package io.cloudcall.tools.aws;

import com.sun.net.httpserver.HttpExchange;
import io.cloudcall.tools.aws.EventEntryValidator.EntryError;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stub of Amazon EventBridge on loopback: PutEvents with verified signatures and AWS's rules for entries. Keeps the
 * events that it accepted, and fails as its methods plan. Thread-safe.
 */
public final class EventBridgeStub implements AutoCloseable {
    /** The access key id that requests must be signed with. */
    public static final String KEY_ID = "key-id";

    /** The secret access key that requests must be signed with. */
    public static final String KEY = "hidden/key+of=the/stub";

    private final StubServer server;
    private final List<PutEvent> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<PutEvent>> listeners = new CopyOnWriteArrayList<>();
    private final List<RecordedPut> requests = new CopyOnWriteArrayList<>();
    private volatile boolean acceptsAnySignature;
    private final AtomicInteger rejectedSignatures = new AtomicInteger();
    private final Queue<Behavior> queued = new ConcurrentLinkedQueue<>();
    private volatile Behavior behavior = this::accept;

    /**
     * A received request, accepted or not.
     *
     * @param authorization its Authorization header; null without one
     * @param body its body
     * @param path the path of its URL, not decoded
     */
    public record RecordedPut(@Nullable String authorization, String body, String path) {}

    /** A response to a request. */
    @FunctionalInterface
    private interface Behavior {
        void respond(HttpExchange exchange, JsonObject request) throws IOException, InterruptedException;
    }

    /** Starts a stub on a free port of 127.0.0.1, which accepts events. */
    public EventBridgeStub() {
        this("127.0.0.1");
    }

    /** Starts a stub on a free port of one of this machine's addresses, which accepts events. */
    public EventBridgeStub(String address) {
        server = new StubServer(address, this::handle);
    }

    /** Returns the value of AWS_ENDPOINT_URL_EVENTBRIDGE. */
    public String url() {
        return server.url();
    }

    /** Returns the environment variables that point at this stub, with credentials. */
    public Map<String, String> environment() {
        return server.environment("AWS_ENDPOINT_URL_EVENTBRIDGE", KEY_ID, KEY);
    }

    /** Returns the events accepted so far, oldest first. */
    public List<PutEvent> events() {
        return List.copyOf(events);
    }

    /** Forgets the events and requests so far. */
    public void clear() {
        events.clear();
        requests.clear();
    }

    /** Passes each event to {@code listener} when it is accepted, before the response. */
    public EventBridgeStub onEvent(Consumer<PutEvent> listener) {
        listeners.add(listener);
        return this;
    }

    /** Returns the requests with a valid signature so far, oldest first, accepted or not. */
    public List<RecordedPut> requests() {
        return List.copyOf(requests);
    }

    /** Returns the number of requests whose signature, target or content type was rejected. */
    public int rejectedRequests() {
        return rejectedSignatures.get();
    }

    /** Accepts valid events from now on, which is the default. */
    public EventBridgeStub acceptEvents() {
        behavior = this::accept;
        return this;
    }

    /** Accepts requests with any signature, or none, from now on: for credentials of others. */
    public EventBridgeStub acceptAnySignature() {
        acceptsAnySignature = true;
        return this;
    }

    /** Rejects each entry with this error from now on: status 200, with FailedEntryCount. */
    public EventBridgeStub failEntries(String errorCode, String message) {
        behavior = (exchange, request) -> {
            JsonObject failed = new JsonObject().put("ErrorCode", errorCode).put("ErrorMessage", message);
            int count = request.getJsonArray("Entries").size();
            sendEntries(exchange, Collections.nCopies(count, failed));
        };
        return this;
    }

    /** Responds with an error in AWS's form from now on. */
    public EventBridgeStub respondWithError(int status, String errorCode, String message) {
        return respondWith(status, StubServer.AWS_JSON, error(errorCode, message));
    }

    /** Responds with ThrottlingException, which is status 400, from now on. */
    public EventBridgeStub throttle() {
        return respondWithError(400, "ThrottlingException", "Rate exceeded");
    }

    /** Responds with this from now on. */
    public EventBridgeStub respondWith(int status, String contentType, String body) {
        behavior = (exchange, request) -> StubServer.send(exchange, status, contentType, body);
        return this;
    }

    /** Reads requests and never responds from now on. */
    public EventBridgeStub neverRespond() {
        behavior = (exchange, request) -> server.awaitClose();
        return this;
    }

    /** Responds byte by byte without an end from now on. */
    public EventBridgeStub respondSlowly() {
        behavior = (exchange, request) -> server.sendSlowly(exchange);
        return this;
    }

    /**
     * Accepts events and sends the beginning of a response only from now on, so that the outcome is unknown to the
     * caller.
     */
    public EventBridgeStub acceptAndTruncateResponse() {
        behavior = (exchange, request) -> {
            keepValid(request);
            StubServer.sendTruncated(exchange, "{\"FailedEntry");
        };
        return this;
    }

    /** Closes the connection without a response from now on. */
    public EventBridgeStub closeConnection() {
        behavior = (exchange, request) -> exchange.close();
        return this;
    }

    /**
     * Accepts events and closes the connection without a response from now on, so that the outcome is unknown to the
     * caller.
     */
    public EventBridgeStub acceptAndCloseConnection() {
        behavior = (exchange, request) -> {
            keepValid(request);
            exchange.close();
        };
        return this;
    }

    /**
     * Limits the response set last to this many requests; afterwards, and until another is set, events are accepted.
     */
    public EventBridgeStub forNext(int requestCount) {
        queued.addAll(Collections.nCopies(requestCount, behavior));
        return acceptEvents();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<EntryError> rejection = reject(exchange, body);
            if (rejection.isPresent()) {
                rejectedSignatures.incrementAndGet();
                sendError(exchange, rejection.get());
            } else {
                respond(exchange, new String(body, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<EntryError> reject(HttpExchange exchange, byte[] body) {
        return rejectSignature(exchange, body)
                .or(() -> StubServer.isFor("AWSEvents.PutEvents", exchange)
                        ? Optional.empty()
                        : Optional.of(new EntryError("UnknownOperationException", "")));
    }

    private Optional<EntryError> rejectSignature(HttpExchange exchange, byte[] body) {
        return acceptsAnySignature
                ? Optional.empty()
                : new SigV4Verifier(exchange, body, "events")
                        .verify(KEY_ID, KEY, Instant.now())
                        .map(rejection -> new EntryError(rejection.errorCode(), rejection.message()));
    }

    private void respond(HttpExchange exchange, String body) throws IOException, InterruptedException {
        requests.add(new RecordedPut(
                exchange.getRequestHeaders().getFirst("Authorization"),
                body,
                exchange.getRequestURI().getRawPath()));
        try {
            JsonObject request = new JsonObject(body);
            Optional<EntryError> error = EventEntryValidator.validateRequest(request);
            if (error.isPresent()) {
                sendError(exchange, error.get());
            } else {
                Objects.requireNonNullElse(queued.poll(), behavior).respond(exchange, request);
            }
        } catch (DecodeException e) {
            sendError(exchange, new EntryError("SerializationException", "the body is no JSON object"));
        }
    }

    private void accept(HttpExchange exchange, JsonObject request) throws IOException {
        sendEntries(exchange, keepValid(request));
    }

    /** Keeps the valid events, and returns the entries of the response. */
    private List<JsonObject> keepValid(JsonObject request) {
        return request.getJsonArray("Entries").stream()
                .map(entry -> keepIfValid((JsonObject) entry))
                .toList();
    }

    private JsonObject keepIfValid(JsonObject entry) {
        return EventEntryValidator.validateEntry(entry)
                .map(error -> new JsonObject().put("ErrorCode", error.code()).put("ErrorMessage", error.message()))
                .orElseGet(() -> new JsonObject().put("EventId", keep(entry)));
    }

    private String keep(JsonObject entry) {
        PutEvent event = PutEvent.of(UUID.randomUUID().toString(), entry);
        events.add(event);
        listeners.forEach(listener -> listener.accept(event));
        return event.id();
    }

    private static void sendEntries(HttpExchange exchange, List<JsonObject> entries) throws IOException {
        long failed =
                entries.stream().filter(entry -> entry.containsKey("ErrorCode")).count();
        JsonObject response = new JsonObject().put("FailedEntryCount", failed).put("Entries", new JsonArray(entries));
        StubServer.send(exchange, 200, StubServer.AWS_JSON, response.encode());
    }

    private static void sendError(HttpExchange exchange, EntryError error) throws IOException {
        StubServer.send(exchange, 400, StubServer.AWS_JSON, error(error.code(), error.message()));
    }

    private static String error(String errorCode, String message) {
        return new JsonObject().put("__type", errorCode).put("message", message).encode();
    }

    @Override
    public void close() {
        server.close();
    }
}
