package io.cloudcall.tools.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that the sandbox received, with its whole body. Immutable.
 *
 * @param method the HTTP method
 * @param target the request target as sent, still percent-encoded
 * @param path the path, without the query
 * @param query the query parameters, decoded; each name with all its values in the order sent
 * @param headers the header fields; look-up ignores case
 * @param body a copy of the body's bytes; empty if there was none
 * @param arrivedAt the time by the sandbox's clock when the request was complete
 * @param appId the AppID of the app that the request acts for: the one whose access token it has, valid or not, or that
 *     a token call, a login or a call of the token service names; null if the sandbox has no such token or app
 * @param connection a number that requests share if and only if they came over the same connection
 */
public record ReceivedRequest(
        String method,
        String target,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        Buffer body,
        Instant arrivedAt,
        @Nullable String appId,
        long connection) {

    static ReceivedRequest of(HttpServerRequest request, Buffer body, Instant arrivedAt, long connection) {
        return new ReceivedRequest(
                request.method().name(),
                request.uri(),
                Objects.requireNonNullElse(request.path(), ""),
                multimap(request.params(), TreeMap::new),
                multimap(request.headers(), () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)),
                body,
                arrivedAt,
                null,
                connection);
    }

    ReceivedRequest withAppId(@Nullable String newAppId) {
        return new ReceivedRequest(method, target, path, query, headers, body, arrivedAt, newAppId, connection);
    }

    @Override
    public Buffer body() {
        return body.copy();
    }

    /** Returns this request with another query and body: what an encrypted one stands for. */
    public ReceivedRequest withParameters(Map<String, List<String>> newQuery, Buffer newBody) {
        return new ReceivedRequest(method, target, path, newQuery, headers, newBody, arrivedAt, appId, connection);
    }

    /** Returns the length of the body in bytes. */
    public int bodyLength() {
        return body.length();
    }

    /** Returns the first value of the query parameter {@code name}, or null. */
    public @Nullable String queryParameter(String name) {
        return first(query, name);
    }

    /** Returns the first value of the header field {@code name}, in any case, or null. */
    public @Nullable String header(String name) {
        return first(headers, name);
    }

    private static @Nullable String first(Map<String, List<String>> fields, String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.getFirst();
    }

    private static Map<String, List<String>> multimap(
            Iterable<Map.Entry<String, String>> entries, Supplier<Map<String, List<String>>> empty) {
        Map<String, List<String>> all = empty.get();
        entries.forEach(entry ->
                all.computeIfAbsent(entry.getKey(), name -> new ArrayList<>()).add(entry.getValue()));
        all.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(all);
    }
}
