package io.cloudcall.functional.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcall.PushFunction;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The push function behind an HTTP server on loopback, which makes an HTTP API's event of each request. */
final class PushEndpoint implements AutoCloseable {
    /** As long as the template's. */
    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final PushFunction function;
    private final HttpServer server;

    PushEndpoint(Map<String, String> settings) throws IOException {
        function = new PushFunction(settings, Timing.system());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/push");
    }

    /** Returns the log records so far. */
    List<JsonObject> records() {
        return records.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonObject::new)
                .toList();
    }

    /** Returns all that was logged so far. */
    String log() {
        return records.toString(StandardCharsets.UTF_8) + lines.toString(StandardCharsets.UTF_8);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            PrintStream log = new PrintStream(lines, true, StandardCharsets.UTF_8);
            byte[] event = event(exchange).encode().getBytes(StandardCharsets.UTF_8);
            function.handleRequest(
                    new ByteArrayInputStream(event), result, new LocalLambdaContext(log, records, TIMEOUT));
            JsonObject response = new JsonObject(result.toString(StandardCharsets.UTF_8));
            byte[] body = response.getString("body", "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.getInteger("statusCode"), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static JsonObject event(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        JsonObject http = JsonObject.of("method", exchange.getRequestMethod(), "path", path);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return JsonObject.of("version", "2.0", "rawPath", path)
                .put("rawQueryString", exchange.getRequestURI().getRawQuery())
                .put("headers", JsonObject.of("content-type", "application/json"))
                .put("requestContext", JsonObject.of("http", http))
                .put("body", body)
                .put("isBase64Encoded", false);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        function.close();
    }
}
