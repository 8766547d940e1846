package io.cloudcall.tools.sandbox.control;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A request to an operation, whose query has no other parameters than the operation's.
 *
 * @param pathParameters the parameters in its path
 * @param query the query parameters, decoded
 * @param body the body
 */
record ControlRequest(Map<String, String> pathParameters, Map<String, String> query, Buffer body) {

    static ControlRequest of(
            HttpServerRequest request, Buffer body, Map<String, String> pathParameters, ControlRoute route) {
        return new ControlRequest(pathParameters, query(request, route.queryParameters()), body);
    }

    private static Map<String, String> query(HttpServerRequest request, Set<String> allowed) {
        Map<String, String> query = new TreeMap<>();
        try {
            request.params().forEach(parameter -> add(query, allowed, parameter));
        } catch (IllegalArgumentException e) {
            throw ControlException.badRequest("the query is malformed: percent-encode it in UTF-8");
        }
        return query;
    }

    private static void add(Map<String, String> query, Set<String> allowed, Map.Entry<String, String> parameter) {
        String name = QuotedText.of(parameter.getKey());
        if (!allowed.contains(parameter.getKey())) {
            throw ControlException.badRequest("the query has an unknown parameter: " + name + "; send "
                    + (allowed.isEmpty() ? "no parameter" : "only " + String.join(", ", new TreeSet<>(allowed))));
        }
        if (query.put(parameter.getKey(), parameter.getValue()) != null) {
            throw ControlException.badRequest("the query has " + name + " twice: send it once");
        }
    }

    /** Returns the AppID in the path. */
    String appId() {
        return pathParameters.getOrDefault("appid", "");
    }

    Optional<String> queryParameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    String requiredQueryParameter(String name) {
        return queryParameter(name)
                .orElseThrow(() -> ControlException.badRequest("the query has no '" + name + "': add it"));
    }

    /** Returns a whole number of the query, if it is there. */
    Optional<Long> queryNumber(String name, long min, long max) {
        return queryParameter(name).map(text -> number(name, text, min, max));
    }

    private static long number(String name, String text, long min, long max) {
        long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
        if (number < min || number > max) {
            throw ControlException.badRequest(
                    "the query's '" + name + "' is unusable: send a whole number from " + min + " to " + max);
        }
        return number;
    }

    /** Returns the fields of the body, which has no others than these. */
    ControlFields fields(String... names) {
        return ControlFields.parse(body, List.of(names));
    }

    /** Refuses a body with fields; there may be none at all. */
    void requireNoFields() {
        if (body.length() > 0) {
            fields();
        }
    }
}
