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

    /** A router that may make every call of the catalogue. */
    public static Map<String, String> permittingAll(Path folder) {
        return permitting(folder, ApiCatalog.all().stream().map(Api::name).toList());
    }

    /** A router that may make these calls. */
    public static Map<String, String> permitting(Path folder, List<String> apis) {
        JsonObject config =
                new JsonObject().put("permissions", new JsonObject().put("openapi", new JsonArray(List.copyOf(apis))));
        try {
            Path file = Files.writeString(folder.resolve("config.json"), config.encode());
            return Map.of("CLOUD_CALL_API", "*", "CLOUD_CALL_CONFIG", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
