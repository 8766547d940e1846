package io.cloudcall.tools.sandbox.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation with its method and path. Immutable.
 *
 * @param method the HTTP method
 * @param path the path, whose segments in braces are parameters, as in openapi.json
 * @param queryParameters the names of its query parameters
 */
record ControlRoute(String method, String path, Set<String> queryParameters, ControlEndpoint endpoint) {

    static ControlRoute get(String path, ControlEndpoint endpoint, String... queryParameters) {
        return new ControlRoute("GET", path, Set.of(queryParameters), endpoint);
    }

    static ControlRoute post(String path, ControlEndpoint endpoint, String... queryParameters) {
        return new ControlRoute("POST", path, Set.of(queryParameters), endpoint);
    }

    static ControlRoute put(String path, ControlEndpoint endpoint, String... queryParameters) {
        return new ControlRoute("PUT", path, Set.of(queryParameters), endpoint);
    }

    static ControlRoute delete(String path, ControlEndpoint endpoint, String... queryParameters) {
        return new ControlRoute("DELETE", path, Set.of(queryParameters), endpoint);
    }

    /** Returns the parameters of {@code requested}, or nothing if that is another path. */
    Optional<Map<String, String>> match(String requested) {
        String[] expected = path.split("/", -1);
        String[] actual = requested.split("/", -1);
        if (expected.length != actual.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{")) {
                parameters.put(expected[i].substring(1, expected[i].length() - 1), actual[i]);
            } else if (!expected[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
