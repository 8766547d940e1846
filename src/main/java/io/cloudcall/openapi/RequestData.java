package io.cloudcall.openapi;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The data of a cloud call on its way to WeChat: keys in snake_case at every depth, values untouched, unknown parameters
 * included. Immutable.
 */
public final class RequestData {
    private static final String ACCESS_TOKEN = "access_token";

    private final JsonObject data;

    private RequestData(JsonObject data) {
        this.data = data;
    }

    /** The data as the caller gave it, in camelCase or snake_case. An access token among it gives way to the function's own. */
    public static RequestData of(JsonObject data) {
        SequencedMap<String, JsonValue> members =
                new LinkedHashMap<>(data.withKeys(KeyCase.SNAKE).members());
        members.remove(ACCESS_TOKEN);
        return new RequestData(JsonObject.of(members));
    }

    /** As JSON text. */
    public String toJson() {
        return JsonWriter.stringify(data, KeyCase.SNAKE);
    }

    /** As the parameters of a query string, not yet encoded: strings as they are, other values as JSON text. */
    public SequencedMap<String, String> toQuery() {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        data.members().forEach((key, value) -> query.put(key, parameter(value)));
        return query;
    }

    private static String parameter(JsonValue value) {
        return value instanceof JsonText text ? text.value() : JsonWriter.stringify(value, KeyCase.SNAKE);
    }
}
