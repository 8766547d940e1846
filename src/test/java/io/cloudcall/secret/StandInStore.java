package io.cloudcall.secret;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A loopback server in the place of AWS Secrets Manager, for what LocalStack does not do: refusing, failing, being slow. It gives
 * every request the answer that was set last. Thread-safe.
 */
public final class StandInStore implements AutoCloseable {
    private static final String AWS_JSON = "application/x-amz-json-1.1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> exchange.sendResponseHeaders(404, -1);

    /**
     * A request that arrived.
     *
     * @param authorization its signature, which names the region
     * @param body its JSON
     */
    public record Asked(@Nullable String authorization, String body) {}

    /** What to do with a request. */
    @FunctionalInterface
    private interface Behaviour {
        void with(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Listens on a free port. */
    public StandInStore() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What AWS_ENDPOINT_URL is to be set to. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on holds this text. */
    public StandInStore holds(String secret) {
        return answers(
                200,
                AWS_JSON,
                new JsonObject().put("Name", "s").put("SecretString", secret).encode());
    }

    /** From now on refuses in AWS's form. */
    public StandInStore refuses(int status, String errorCode, String message) {
        return answers(
                status,
                AWS_JSON,
                new JsonObject()
                        .put("__type", errorCode)
                        .put("Message", message)
                        .encode());
    }

    /** From now on gives any other answer. */
    public StandInStore answers(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
        return this;
    }

    /** From now on takes requests and answers none. */
    public StandInStore hangs() {
        behaviour = exchange -> closed.await();
        return this;
    }

    /** From now on answers byte by byte, without an end. */
    public StandInStore trickles() {
        behaviour = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", AWS_JSON);
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!closed.await(100, TimeUnit.MILLISECONDS));
        };
        return this;
    }

    /** The requests so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(exchange.getRequestHeaders().getFirst("Authorization"), body));
            behaviour.with(exchange);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        server.stop(0);
    }
}
