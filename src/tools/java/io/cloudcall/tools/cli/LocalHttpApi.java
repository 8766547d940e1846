package io.cloudcall.tools.cli;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcall.tools.lambda.LocalLambdaContext;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on the loopback interface that behaves like API Gateway's HTTP API: converts each request to an event
 * of payload format 2.0, invokes the function of its path, and converts the result to the response.
 * {@link LocalRequestFilter} decides which requests invoke a function.
 */
final class LocalHttpApi implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Function<String, RequestStreamHandler> functions;
    private final PrintStream log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private LocalHttpApi(Function<String, RequestStreamHandler> functions, PrintStream log, int port)
            throws IOException {
        this.functions = functions;
        this.log = log;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve).getFilters().add(new LocalRequestFilter());
    }

    /**
     * Starts the server of one function.
     *
     * @param log the stream for the function's log
     * @param port the port to listen on, a free one if it is 0
     * @throws IOException if the port is not available
     */
    static LocalHttpApi start(RequestStreamHandler function, PrintStream log, int port) throws IOException {
        return start(path -> function, log, port);
    }

    /**
     * Starts the server.
     *
     * @param functions the function of each path
     * @param log the stream for the functions' log
     * @param port the port to listen on, a free one if it is 0
     * @throws IOException if the port is not available
     */
    static LocalHttpApi start(Function<String, RequestStreamHandler> functions, PrintStream log, int port)
            throws IOException {
        LocalHttpApi api = new LocalHttpApi(functions, log, port);
        api.server.start();
        return api;
    }

    /** Returns the server's URL. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            functions
                    .apply(exchange.getRequestURI().getRawPath())
                    .handleRequest(
                            new ByteArrayInputStream(toEvent(exchange).encode().getBytes(StandardCharsets.UTF_8)),
                            result,
                            new LocalLambdaContext(log, TIMEOUT));
            respond(exchange, HttpApiResponse.parse(result.toString(StandardCharsets.UTF_8)));
        }
    }

    private static JsonObject toEvent(HttpExchange exchange) throws IOException {
        JsonObject headers = new JsonObject();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonObject event = new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", query == null ? "" : query)
                .put("headers", headers)
                .put("requestContext", requestContext(exchange, path))
                .put("isBase64Encoded", body.length > 0);
        return body.length > 0 ? event.put("body", Base64.getEncoder().encodeToString(body)) : event;
    }

    private static JsonObject requestContext(HttpExchange exchange, String path) {
        JsonObject http = new JsonObject()
                .put("method", exchange.getRequestMethod())
                .put("path", path)
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
        return new JsonObject().put("http", http).put("routeKey", "$default").put("stage", "$default");
    }

    private static void respond(HttpExchange exchange, HttpApiResponse response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = response.bytes();
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Closes the connections at once; the function stays open. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
