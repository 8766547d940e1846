package io.cloudcall.config;

import io.cloudcall.call.ApiPermissions;
import io.cloudcall.call.ConfigurationException;
import io.cloudcall.json.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The reader of config.json, which lists the APIs that a function may call. Thread-safe. */
public final class PermissionsFile {
    private static final String CONFIG_VARIABLE = "CLOUD_CALL_CONFIG";
    private static final String REMEDY =
            ": it must look like {\"permissions\":{\"openapi\":[\"" + FunctionConfig.DEFAULT_API + "\"]}}.";

    private PermissionsFile() {}

    /**
     * Reads the file that the environment variable names, or the packaged one.
     *
     * @param variables the environment
     * @throws ConfigurationException if the file cannot be read or is malformed
     */
    public static ApiPermissions load(EnvironmentVariables variables) {
        Optional<String> file = variables.get(CONFIG_VARIABLE);
        String name =
                file.isEmpty() ? "The packaged config.json" : "The config.json that " + CONFIG_VARIABLE + " names";
        try {
            return ApiPermissions.parse(file.isEmpty() ? loadBundled() : Files.readAllBytes(Path.of(file.get())));
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException(name + " cannot be read" + REMEDY);
        } catch (JsonParseException e) {
            throw new ConfigurationException(name + " is not usable, " + e.getMessage() + REMEDY);
        }
    }

    private static byte[] loadBundled() throws IOException {
        try (InputStream in = PermissionsFile.class.getResourceAsStream("/config.json")) {
            return Objects.requireNonNull(in, "config.json is not packaged").readAllBytes();
        }
    }
}
