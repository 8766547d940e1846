package io.cloudcall.tools.cli;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter for requests that the function never gets: those of web pages, and those beyond the <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html">quotas</a> of an HTTP API.
 * It reads the body of all others. A page that a browser of this machine shows can send requests to the loopback
 * interface; the browser then adds an Origin, or the page's own name as the Host.
 */
final class LocalRequestFilter extends Filter {
    private static final int MAX_BODY_BYTES = 10 << 20;
    private static final int MAX_HEAD_BYTES = 10_240;

    @Override
    public String description() {
        return "Refuses requests of web pages, and what is too large for an HTTP API.";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Refusal refusal = refuseHead(exchange);
        if (refusal == null) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length <= MAX_BODY_BYTES) {
                exchange.setStreams(new ByteArrayInputStream(body), null);
                chain.doFilter(exchange);
                return;
            }
            refusal = new Refusal(413, "The body is larger than the 10 MB that an HTTP API takes: send less data.");
        }
        refusal.send(exchange);
    }

    private static @Nullable Refusal refuseHead(HttpExchange exchange) {
        if (!exchange.getRequestHeaders().getOrDefault("Host", List.of()).stream()
                .allMatch(host -> isLocal(host, exchange))) {
            return new Refusal(403, "The header host names no address of this machine: use 127.0.0.1 or localhost.");
        }
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            return new Refusal(403, "The header origin is a web page's, which cannot call a function served here.");
        }
        return headLength(exchange) > MAX_HEAD_BYTES
                ? new Refusal(431, "The request line and headers are longer than the 10,240 bytes of an HTTP API.")
                : null;
    }

    private static boolean isLocal(String host, HttpExchange exchange) {
        String name = host.replaceFirst(":[0-9]*$", "");
        return name.equalsIgnoreCase("localhost")
                || List.of(
                                "127.0.0.1",
                                "[::1]",
                                exchange.getLocalAddress().getAddress().getHostAddress())
                        .contains(name);
    }

    private static int headLength(HttpExchange exchange) {
        int length = exchange.getRequestMethod().length()
                + exchange.getRequestURI().toString().length()
                + exchange.getProtocol().length();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                length += header.getKey().length() + value.length();
            }
        }
        return length;
    }

    /** A response in the form of API Gateway's own errors, which have no errCode. */
    private record Refusal(int status, String message) {

        /** Reads the rest of the request first: a client that is still sending would miss the response. */
        void send(HttpExchange exchange) throws IOException {
            try (exchange) {
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                byte[] body = new JsonObject().put("message", message).encode().getBytes(StandardCharsets.UTF_8);
                boolean isHead = exchange.getRequestMethod().equals("HEAD");
                exchange.getResponseHeaders().set("content-type", "application/json");
                exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
                if (!isHead) {
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }
}
