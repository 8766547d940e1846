package io.cloudcall.tools.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server of a stub on one of this machine's addresses, and the responses of any service of AWS. Thread-safe.
 */
final class StubServer implements AutoCloseable {
    static final String AWS_JSON = "application/x-amz-json-1.1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("aws-stub-", 0).factory());
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Starts a server on a free port, with a handler for all paths. */
    StubServer(String address, HttpHandler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
    }

    String url() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[::1]" : host) + ":" + address.getPort();
    }

    /** Returns the environment variables of a client, with credentials. */
    Map<String, String> environment(String endpointVariable, String keyId, String key) {
        return Map.of(
                endpointVariable,
                url(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                keyId,
                "AWS_SECRET_ACCESS_KEY",
                key);
    }

    /** Returns when the server is closed, so that a request has no response until then. */
    void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Sends a space every 100 ms until the server is closed. */
    void sendSlowly(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", AWS_JSON);
        exchange.sendResponseHeaders(200, 0);
        do {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        } while (!closed.await(100, TimeUnit.MILLISECONDS));
    }

    /** Sends a response that ends before its length. */
    static void sendTruncated(HttpExchange exchange, String begin) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", AWS_JSON);
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write(begin.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Returns whether a request is for an operation in AWS's JSON protocol. */
    static boolean isFor(String target, HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST")
                && target.equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                && AWS_JSON.equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        server.stop(0);
    }
}
