package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's own HTTP API, and the pages of its console. Its requests are neither recorded nor subject to faults.
 * Used by the sandbox's event loop only.
 */
public final class SandboxControl {
    /** The limit of a request's body. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    private static final String PREFIX = "/_sandbox";
    private static final String JSON = "application/json; charset=utf-8";
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final RequestPolicy policy;
    private final List<ControlRoute> routes;

    /**
     * Creates the API of a sandbox, which may still be under construction.
     *
     * @param host the address that it listens on
     */
    public SandboxControl(Sandbox sandbox, String host) {
        policy = new RequestPolicy(host);
        routes = Stream.of(
                        new SandboxResource(sandbox).routes(),
                        new AppResource(sandbox).routes(),
                        new AccountResource(sandbox).routes(),
                        new OrderResource(sandbox).routes(),
                        new ClockResource(sandbox).routes(),
                        new TokenResource(sandbox).routes(),
                        new FaultResource(sandbox).routes(),
                        new RequestResource(sandbox).routes(),
                        new PushResource(sandbox).routes())
                .flatMap(List::stream)
                .toList();
    }

    List<ControlRoute> routes() {
        return routes;
    }

    /** Returns whether {@code path} belongs to this API or to the console, so not to WeChat. */
    public boolean serves(@Nullable String path) {
        return path != null && (path.equals(PREFIX) || path.startsWith(PREFIX + "/") || ConsoleFile.isServed(path));
    }

    /** Returns the response to a request whose body is complete. */
    public StubResponse respond(HttpServerRequest request, Buffer body) {
        try {
            policy.require(request.headers());
            String path = Objects.requireNonNull(request.path());
            StubResponse response = ConsoleFile.isServed(path)
                    ? ConsoleFile.respond(request.method().name(), path)
                    : respond(request, path, body);
            return withHeaders(response, HEADERS);
        } catch (ControlException e) {
            return refusal(e);
        } catch (RuntimeException e) {
            return error(500, "the sandbox failed to handle this request");
        }
    }

    /** Returns the response to a request whose body could not be read. */
    public static StubResponse refusal(Throwable error) {
        return error instanceof ControlException refused
                ? error(refused.status(), refused.sentence())
                : error(
                        413,
                        "the body is incomplete, or too large: send it whole, at most " + MAX_BODY_BYTES + " bytes");
    }

    private StubResponse respond(HttpServerRequest request, String path, Buffer body) {
        for (ControlRoute route : routes) {
            Optional<Map<String, String>> parameters = route.match(path);
            if (parameters.isPresent() && route.method().equals(request.method().name())) {
                RequestPolicy.requireJson(route.method(), request.headers());
                return route.endpoint().respond(ControlRequest.of(request, body, parameters.get(), route));
            }
        }
        return refuse(path);
    }

    private StubResponse refuse(String path) {
        String methods = routes.stream()
                .filter(route -> route.match(path).isPresent())
                .map(ControlRoute::method)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return methods.isEmpty()
                ? error(404, "the path is not in the sandbox's API: see " + PREFIX + "/openapi.json")
                : withHeaders(error(405, "the path has no such method: use " + methods), Map.of("Allow", methods));
    }

    static StubResponse json(int status, JsonObject content) {
        return StubResponse.of(status, JSON, content.toBuffer());
    }

    static StubResponse json(JsonObject content) {
        return json(200, content);
    }

    static StubResponse error(int status, String sentence) {
        return withHeaders(json(status, new JsonObject().put("error", sentence)), HEADERS);
    }

    static StubResponse withHeaders(StubResponse response, Map<String, String> added) {
        Map<String, String> headers = new HashMap<>(response.headers());
        headers.putAll(added);
        return new StubResponse(response.status(), Map.copyOf(headers), response.body());
    }
}
