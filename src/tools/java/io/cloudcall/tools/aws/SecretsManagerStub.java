package io.cloudcall.tools.aws;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A stub of AWS Secrets Manager on loopback, for what LocalStack does not support: errors, faults, slow responses,
 * verified signatures. Sends the response set last to every request with a valid signature, or what was stored for the
 * secret that it names. Serves container credentials too. Thread-safe.
 */
public final class SecretsManagerStub implements AutoCloseable {
    /** The access key id that requests must be signed with. */
    public static final String KEY_ID = "key-id";

    /** The secret access key that requests must be signed with. */
    public static final String KEY = "hidden/key+of=the/stub";

    /** The session token of container credentials. */
    public static final String SESSION_TOKEN = "hidden-session-token-of-the-stub";

    private static final String TOKEN = "hidden-token-for-credentials";

    private final StubServer server;
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger credentialRequests = new AtomicInteger();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Queue<Behavior> queued = new ConcurrentLinkedQueue<>();
    private volatile Behavior behavior = (exchange, request) -> exchange.sendResponseHeaders(404, -1);
    private volatile Behavior credentials = SecretsManagerStub::sendCredentials;
    private volatile String keyId = KEY_ID;

    /**
     * A received request.
     *
     * @param authorization its Authorization header
     * @param body its body
     * @param path the path of its URL, not decoded
     */
    public record RecordedRequest(@Nullable String authorization, String body, String path) {}

    /** A response to a request. */
    @FunctionalInterface
    private interface Behavior {
        void respond(HttpExchange exchange, String body) throws IOException, InterruptedException;
    }

    /** Starts a stub on a free port of 127.0.0.1. */
    public SecretsManagerStub() {
        this("127.0.0.1");
    }

    /** Starts a stub on a free port of one of this machine's addresses. */
    public SecretsManagerStub(String address) {
        server = new StubServer(address, this::handle);
    }

    /** Returns the value of AWS_ENDPOINT_URL. */
    public String url() {
        return server.url();
    }

    /** Returns the environment variables that point at this stub, with credentials. */
    public Map<String, String> environment() {
        return server.environment("AWS_ENDPOINT_URL", KEY_ID, KEY);
    }

    /** Returns the environment variables that point at this stub, with container credentials, as with SnapStart. */
    public Map<String, String> containerEnvironment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                url(),
                "AWS_REGION",
                "us-east-1",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                url() + "/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                TOKEN);
    }

    /** Responds with this secret from now on. */
    public SecretsManagerStub respondWithSecret(String secret) {
        return respondWith(200, StubServer.AWS_JSON, secretString(secret));
    }

    /**
     * Stores a secret, or replaces it, and responds from now on to each request with the secret that it names, or with
     * ResourceNotFoundException.
     *
     * @param id the name or ARN that requests have
     */
    public SecretsManagerStub putSecret(String id, String secret) {
        secrets.put(id, secret);
        behavior = this::sendStored;
        return this;
    }

    private void sendStored(HttpExchange exchange, String request) throws IOException {
        String secret = secrets.get(new JsonObject(request).getString("SecretId", ""));
        if (secret == null) {
            StubServer.send(exchange, 400, StubServer.AWS_JSON, error("ResourceNotFoundException", "no such secret"));
        } else {
            StubServer.send(exchange, 200, StubServer.AWS_JSON, secretString(secret));
        }
    }

    private static String secretString(String secret) {
        return new JsonObject().put("Name", "s").put("SecretString", secret).encode();
    }

    /** Responds with an error in AWS's form from now on. */
    public SecretsManagerStub respondWithError(int status, String errorCode, String message) {
        return respondWith(status, StubServer.AWS_JSON, error(errorCode, message));
    }

    private static String error(String errorCode, String message) {
        return new JsonObject().put("__type", errorCode).put("Message", message).encode();
    }

    /** Responds with this from now on. */
    public SecretsManagerStub respondWith(int status, String contentType, String body) {
        behavior = (exchange, request) -> StubServer.send(exchange, status, contentType, body);
        return this;
    }

    private static void sendCredentials(HttpExchange exchange, String body) throws IOException {
        boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        JsonObject credentials = new JsonObject()
                .put("AccessKeyId", KEY_ID)
                .put("SecretAccessKey", KEY)
                .put("Token", SESSION_TOKEN)
                .put("Expiration", Instant.now().plus(Duration.ofHours(6)).toString());
        StubServer.send(exchange, known ? 200 : 401, StubServer.AWS_JSON, known ? credentials.encode() : "{}");
    }

    /** Accepts requests and never responds from now on. */
    public SecretsManagerStub neverRespond() {
        behavior = (exchange, request) -> server.awaitClose();
        return this;
    }

    /** Responds byte by byte without an end from now on. */
    public SecretsManagerStub respondSlowly() {
        behavior = (exchange, request) -> server.sendSlowly(exchange);
        return this;
    }

    /** Sends the beginning of a response and closes the connection from now on. */
    public SecretsManagerStub truncateResponse() {
        behavior = (exchange, request) -> StubServer.sendTruncated(exchange, "{\"SecretString\":\"hidden");
        return this;
    }

    /** Redirects to {@code url} from now on. */
    public SecretsManagerStub redirectTo(String url) {
        behavior = (exchange, request) -> {
            exchange.getResponseHeaders().set("Location", url);
            exchange.sendResponseHeaders(307, -1);
        };
        return this;
    }

    /** Responds with an error code in a header only from now on, as load balancers of AWS do. */
    public SecretsManagerStub respondWithErrorHeader(int status, String errorType) {
        behavior = (exchange, request) -> {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", errorType);
            exchange.sendResponseHeaders(status, -1);
        };
        return this;
    }

    /** Limits the response set last to one request, before the one to be set next. */
    public SecretsManagerStub onceThenDefault() {
        queued.add(behavior);
        return this;
    }

    /** Rejects all credentials from now on. */
    public SecretsManagerStub rejectKnownCredentials() {
        keyId = "another";
        return this;
    }

    /** Responds with this to requests for credentials from now on. */
    public SecretsManagerStub respondToCredentials(int status, String body) {
        credentials = (exchange, request) -> StubServer.send(exchange, status, StubServer.AWS_JSON, body);
        return this;
    }

    /** Returns the number of requests for credentials. */
    public int credentialRequests() {
        return credentialRequests.get();
    }

    /** Returns the requests for secrets so far. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                credentialRequests.incrementAndGet();
                credentials.respond(exchange, "");
            } else {
                verifyAndRespond(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void verifyAndRespond(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        String text = new String(body, StandardCharsets.UTF_8);
        requests.add(new RecordedRequest(
                exchange.getRequestHeaders().getFirst("Authorization"),
                text,
                exchange.getRequestURI().getRawPath()));
        Optional<SigV4Verifier.Rejection> rejection =
                new SigV4Verifier(exchange, body, "secretsmanager").verify(keyId, KEY, Instant.now());
        if (rejection.isPresent()) {
            StubServer.send(
                    exchange,
                    400,
                    StubServer.AWS_JSON,
                    error(rejection.get().errorCode(), rejection.get().message()));
        } else if (!StubServer.isFor("secretsmanager.GetSecretValue", exchange)) {
            StubServer.send(exchange, 400, StubServer.AWS_JSON, error("UnknownOperationException", ""));
        } else {
            Objects.requireNonNullElse(queued.poll(), behavior).respond(exchange, text);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
