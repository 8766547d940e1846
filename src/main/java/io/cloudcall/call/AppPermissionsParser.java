package io.cloudcall.call;

import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The parser of {@code permissions.apps} of config.json: {@code {"wx…":{"openapi":["logistics.getQuota"]}}}. */
final class AppPermissionsParser {
    private AppPermissionsParser() {}

    /**
     * Returns the names of APIs by AppID.
     *
     * @throws JsonParseException if it is anything else; the message is the reason
     */
    static Map<String, Set<String>> parse(JsonValue apps) {
        if (!(apps instanceof JsonObject object)) {
            throw new JsonParseException("permissions.apps is not an object of AppIDs");
        }
        Map<String, Set<String>> parsed = new HashMap<>();
        object.members().forEach((appId, permissions) -> parsed.put(requireAppId(appId), names(appId, permissions)));
        return parsed;
    }

    private static String requireAppId(String appId) {
        if (AppId.isWellFormed(appId)) {
            return appId;
        }
        throw new JsonParseException("permissions.apps has a name that is no AppID, which is " + AppId.GRAMMAR);
    }

    private static Set<String> names(String appId, JsonValue permissions) {
        String path = "permissions.apps." + appId + ".openapi";
        if (permissions instanceof JsonObject object && object.get("openapi") instanceof JsonArray list) {
            return Set.copyOf(ApiPermissions.names(list, path));
        }
        throw new JsonParseException("it has no list " + path);
    }
}
