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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The APIs that a function may call: the {@code permissions.openapi} list of a cloud function's config.json, and the
 * lists of {@code permissions.apps}, each of which narrows it for one app.
 *
 * @param apis names without the {@code openapi.} prefix
 * @param apps the names for an app, by its AppID; an app without any may call all of {@code apis}
 */
public record ApiPermissions(Set<String> apis, Map<String, Set<String>> apps) {
    private static final String LIST = "openapi";
    private static final String APPS = "apps";
    private static final String REMEDY = ": add it, and build and deploy a deployed function again";

    /** Copies the set and the map. */
    public ApiPermissions {
        apis = Set.copyOf(apis);
        apps = Map.copyOf(apps);
    }

    /** Creates permissions that are the same for all apps. */
    public ApiPermissions(Set<String> apis) {
        this(apis, Map.of());
    }

    /**
     * Reads a config.json.
     *
     * @throws JsonParseException if it is not JSON or has no such list of names; the message is the reason
     */
    public static ApiPermissions parse(byte[] config) {
        if (parseJson(config) instanceof JsonObject root
                && root.get("permissions") instanceof JsonObject permissions
                && permissions.get(LIST) instanceof JsonArray list) {
            JsonValue apps = permissions.get(APPS);
            return new ApiPermissions(
                    names(list, "permissions.openapi"), apps == null ? Map.of() : AppPermissionsParser.parse(apps));
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

    /**
     * Returns the names of a list.
     *
     * @param path the place of the list in config.json
     * @throws JsonParseException if it holds anything else
     */
    static Set<String> names(JsonArray list, String path) {
        Set<String> names = new HashSet<>();
        for (JsonValue item : list.items()) {
            if (!(item instanceof JsonString name)) {
                throw new JsonParseException(path + " holds something that is not a name");
            }
            names.add(name.value());
        }
        return names;
    }

    /** Returns whether the function may call {@code api}, for apps that no list narrows it for. */
    public boolean allows(Api api) {
        return apis.contains(api.name());
    }

    /**
     * Returns why the function may not call {@code api} for an app, and what to change; null if it may.
     *
     * @param appId the AppID; null if it is not known, to which no narrower list applies
     */
    public @Nullable String findProblem(Api api, @Nullable String appId) {
        Set<String> narrowed = appId == null ? null : apps.get(appId);
        if (!allows(api)) {
            return "config.json does not list " + api.name() + " under permissions.openapi"
                    + (narrowed != null && narrowed.contains(api.name()) ? narrowsOnly(appId) : "")
                    + (api.isByPath() ? ", where each path stands by itself, without wildcards" : "")
                    + REMEDY;
        }
        return narrowed == null || narrowed.contains(api.name())
                ? null
                : "config.json lists " + api.name() + " under permissions.openapi, but not under permissions.apps."
                        + appId + ".openapi, which narrows it for this app" + REMEDY;
    }

    private static String narrowsOnly(@Nullable String appId) {
        return ", which permissions.apps." + appId + ".openapi can only narrow";
    }
}
