package io.cloudcall.call;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.KeyCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The data of a cloud call on its way to WeChat: keys in snake_case at every depth, or as they came where the caller wants that,
 * values untouched, unknown parameters included. Immutable.
 */
public final class RequestParameters {
    private static final String ACCESS_TOKEN = "access_token";

    private final KeyCase keyCase;
    private final JsonObject queryMembers;
    private final JsonObject bodyMembers;

    private RequestParameters(KeyCase keyCase, JsonObject inQuery, JsonObject inBody) {
        this.keyCase = keyCase;
        this.queryMembers = inQuery;
        this.bodyMembers = inBody;
    }

    /** The data that {@code request} gives, for {@code api}. An access token among it gives way to the function's own. */
    public static RequestParameters of(Api api, CallRequest request) {
        KeyCase keyCase = request.convertCase() ? KeyCase.SNAKE : KeyCase.AS_IS;
        SequencedMap<String, JsonValue> members =
                new LinkedHashMap<>(request.data().renameKeys(keyCase).members());
        members.remove(ACCESS_TOKEN);
        return api.method() == Api.Method.GET
                ? new RequestParameters(keyCase, JsonObject.of(members), JsonObject.EMPTY)
                : new RequestParameters(keyCase, extract(api.queryParameters(), members), JsonObject.of(members));
    }

    private static JsonObject extract(List<String> names, Map<String, JsonValue> members) {
        SequencedMap<String, JsonValue> taken = new LinkedHashMap<>();
        for (String name : names) {
            JsonValue value = members.remove(name);
            if (value != null) {
                taken.put(name, value);
            }
        }
        return JsonObject.of(taken);
    }

    /** What travels in a body, as JSON text. */
    public String body() {
        return JsonWriter.stringify(bodyMembers, keyCase);
    }

    /** What travels in the query string, not yet encoded: strings as they are, other values as JSON text. */
    public SequencedMap<String, String> query() {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        queryMembers.members().forEach((key, value) -> query.put(key, toQueryValue(value)));
        return query;
    }

    private String toQueryValue(JsonValue value) {
        return value instanceof JsonString text ? text.value() : JsonWriter.stringify(value, keyCase);
    }
}
