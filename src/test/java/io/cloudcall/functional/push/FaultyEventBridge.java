package io.cloudcall.functional.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A reverse proxy on loopback before an emulator of EventBridge. By a script for each event it fails some requests, and
 * passes the others on. Thread-safe.
 */
final class FaultyEventBridge implements AutoCloseable {
    private static final String AWS_JSON = "application/x-amz-json-1.1";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Queue<BusFault>> scripts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> passed = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final URI emulator;
    private final HttpServer server;

    FaultyEventBridge(URI emulator) throws IOException {
        this.emulator = emulator;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Fails the next requests with this event in this order. */
    void failNext(String id, List<BusFault> faults) {
        scripts.put(id, new ConcurrentLinkedQueue<>(faults));
    }

    /** Returns how many requests with each event got to the emulator. */
    Map<String, AtomicInteger> passed() {
        return passed;
    }

    /** Returns the number of requests that were failed. */
    int failed() {
        return failed.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = new JsonObject(new String(body, StandardCharsets.UTF_8))
                    .getJsonArray("Entries")
                    .getJsonObject(0)
                    .getJsonArray("Resources")
                    .getString(0);
            BusFault fault =
                    scripts.getOrDefault(id, new ConcurrentLinkedQueue<>()).poll();
            if (fault == null) {
                HttpResponse<byte[]> response = pass(exchange, body, id);
                send(exchange, response.statusCode(), response.body());
            } else {
                failed.incrementAndGet();
                fail(exchange, body, id, fault);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body, String id)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(emulator).timeout(Duration.ofSeconds(10)).POST(BodyPublishers.ofByteArray(body));
        for (String header : List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target")) {
            request.header(header, exchange.getRequestHeaders().getFirst(header));
        }
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        passed.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        return response;
    }

    private void fail(HttpExchange exchange, byte[] body, String id, BusFault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case INTERNAL_FAILURE -> send(exchange, 500, error("InternalFailure"));
            case THROTTLED -> send(exchange, 400, error("ThrottlingException"));
            case FAILED_ENTRY -> send(exchange, 200, failedEntry());
            case CLOSED -> exchange.close();
            case RESPONSE_LOST -> pass(exchange, body, id);
            case RESPONSE_LATE -> {
                pass(exchange, body, id);
                closed.await();
            }
        }
    }

    private static byte[] error(String code) {
        JsonObject error = new JsonObject().put("__type", code).put("message", "by script");
        return error.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] failedEntry() {
        JsonObject entry = new JsonObject().put("ErrorCode", "InternalFailure").put("ErrorMessage", "by script");
        JsonObject response = new JsonObject().put("FailedEntryCount", 1).put("Entries", new JsonArray().add(entry));
        return response.encode().getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", AWS_JSON);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
