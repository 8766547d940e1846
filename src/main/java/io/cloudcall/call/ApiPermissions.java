package io.cloudcall.call;

import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.LenientJsonParser;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The APIs that a function may call: the {@code permissions.openapi} list of a cloud function's config.json.
 *
 * @param apis names without the {@code openapi.} prefix
 */
public record ApiPermissions(Set<String> apis) {

    /** Copies the set. */
    public ApiPermissions {
        apis = Set.copyOf(apis);
    }

    /**
     * Reads a config.json.
     *
     * @throws JsonParseException if it is not JSON or has no such list of names; the message is the reason
     */
    public static ApiPermissions parse(byte[] config) {
        if (parseJson(config) instanceof JsonObject root
                && root.get("permissions") instanceof JsonObject permissions
                && permissions.get("openapi") instanceof JsonArray list) {
            return new ApiPermissions(names(list));
        }
        throw new JsonParseException("it has no list permissions.openapi");
    }

    /** Parses JSON. Jackson, which reports the position of an error, is loaded for malformed files only. */
    private static JsonValue parseJson(byte[] config) {
        try {
            return LenientJsonParser.parse(new String(config, StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            return StrictJsonParser.parse(config);
        }
    }

    private static Set<String> names(JsonArray list) {
        Set<String> names = new HashSet<>();
        for (JsonValue item : list.items()) {
            if (!(item instanceof JsonString name)) {
                throw new JsonParseException("permissions.openapi holds something that is not a name");
            }
            names.add(name.value());
        }
        return names;
    }

    /** Returns whether the list contains {@code api}. */
    public boolean allows(Api api) {
        return apis.contains(api.name());
    }
}
