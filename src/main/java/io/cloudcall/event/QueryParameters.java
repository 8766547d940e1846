package io.cloudcall.event;

import io.cloudcall.call.Api;
import io.cloudcall.call.ServerApi;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The parameters of an HTTP request's query string, decoded as a form's are. Immutable once parsed. Those of a server
 * API's request are {@code method=GET}, {@code read=true}, {@code convertCase=false}, and {@code query.name=value} for
 * each parameter of WeChat's URL.
 */
public final class QueryParameters {
    private static final String METHOD = "method";
    private static final String READ = "read";
    private static final String QUERY_PREFIX = "query.";
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            METHOD, Set.of("GET", "POST"), READ, Set.of("true", "false"), "convertCase", Set.of("true", "false"));
    private static final String REMEDY =
            ": send method=GET, read=true, convertCase=false, and what belongs into the URL"
                    + " of WeChat's API as query.type=image, each once.";

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private QueryParameters() {}

    /** Parses a query string; a percent sign that encodes nothing stays. */
    static QueryParameters parse(String queryString) {
        QueryParameters parameters = new QueryParameters();
        for (String parameter : queryString.split("&", -1)) {
            if (!parameter.isEmpty()) {
                String[] both = parameter.split("=", 2);
                parameters.add(decode(both[0]), both.length == 1 ? "" : decode(both[1]));
            }
        }
        return parameters;
    }

    /**
     * Returns the parameters of payload format 1.0.
     *
     * @param lastValues the last value of each
     * @param allValues all values of each; empty if the gateway sends none
     */
    static QueryParameters of(JsonObject lastValues, JsonObject allValues) {
        QueryParameters parameters = new QueryParameters();
        lastValues.members().forEach((name, value) -> {
            List<JsonValue> all = allValues.get(name) instanceof JsonArray array ? array.items() : List.of(value);
            all.forEach(item -> parameters.add(name, item instanceof JsonString text ? text.value() : ""));
        });
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** Returns whether there is a parameter of that name, possibly several. */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** Returns the value of a parameter, or empty if there is none of that name, or more than one. */
    public Optional<String> findOnly(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** Returns the API of a path, whose method and kind are the usual ones if those of the query are unusable. */
    Optional<Api> findServerApi(String path) {
        Api.Method method = has(METHOD, "GET") ? Api.Method.GET : Api.Method.POST;
        return ServerApi.find(path, method, has(READ, "true"));
    }

    private boolean has(String name, String value) {
        return List.of(value).equals(values.get(name));
    }

    /**
     * Returns what belongs into the URL of a server API.
     *
     * @throws HttpErrorException if there is anything else but the options, or anything twice
     */
    JsonObject serverApiQuery() {
        SequencedMap<String, JsonValue> query = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            if (name.startsWith(QUERY_PREFIX) && name.length() > QUERY_PREFIX.length() && all.size() == 1) {
                query.put(name.substring(QUERY_PREFIX.length()), new JsonString(all.getFirst()));
            } else if (!isOption(name, all)) {
                throw new HttpErrorException(400, "The query string has a parameter that is not usable" + REMEDY);
            }
        });
        return JsonObject.of(query);
    }

    private static boolean isOption(String name, List<String> all) {
        return all.size() == 1 && OPTIONS.getOrDefault(name, Set.of()).contains(all.getFirst());
    }
}
