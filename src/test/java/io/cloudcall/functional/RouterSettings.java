package io.cloudcall.functional;

import io.cloudcall.call.Api;
import io.cloudcall.call.ApiCatalog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Settings of a router, with a config.json of its own. */
public final class RouterSettings {
    private RouterSettings() {}

    /** Returns settings of a router with permission for all calls. */
    public static Map<String, String> permittingAll(Path folder) {
        return permitting(folder, ApiCatalog.all().stream().map(Api::name).toList());
    }

    /** Returns settings of a router with permission for these calls. */
    public static Map<String, String> permitting(Path folder, List<String> apis) {
        return permitting(folder, apis, Map.of());
    }

    /** Returns settings of a router with permission for these calls, less for some apps. */
    public static Map<String, String> permitting(Path folder, List<String> apis, Map<String, List<String>> byAppId) {
        JsonObject permissions = list(apis);
        if (!byAppId.isEmpty()) {
            JsonObject apps = new JsonObject();
            byAppId.forEach((appId, ofApp) -> apps.put(appId, list(ofApp)));
            permissions.put("apps", apps);
        }
        JsonObject config = new JsonObject().put("permissions", permissions);
        try {
            Path file = Files.writeString(folder.resolve("config.json"), config.encode());
            return Map.of("CLOUD_CALL_API", "*", "CLOUD_CALL_CONFIG", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject list(List<String> apis) {
        return new JsonObject().put("openapi", new JsonArray(List.copyOf(apis)));
    }
}
