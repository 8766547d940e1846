package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A config.json for as long as a command runs, which permits one API.
 *
 * @param file the temporary file, deleted when this is closed
 */
record SinglePermission(Path file) implements AutoCloseable {

    /** Creates the file for an API's name, or its path. */
    static SinglePermission of(String api) throws IOException {
        Path file = Files.createTempFile("cloudcall-config", ".json");
        file.toFile().deleteOnExit();
        JsonObject permissions = new JsonObject().put("openapi", JsonArray.of(api));
        Files.writeString(file, new JsonObject().put("permissions", permissions).encode());
        return new SinglePermission(file);
    }

    /** Returns settings with this permission in place of all others. */
    Map<String, String> replaceIn(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("CLOUD_CALL_CONFIG", file.toString());
        return all;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
