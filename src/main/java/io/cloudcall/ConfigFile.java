package io.cloudcall;

import io.cloudcall.openapi.BadArgumentsException;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.Permissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Reads config.json, which says what the function may call. */
final class ConfigFile {
    private static final String NAME = "CLOUD_CALL_CONFIG";
    private static final String REMEDY =
            ": it must look like {\"permissions\":{\"openapi\":[\"" + Settings.DEFAULT_API + "\"]}}.";

    private ConfigFile() {}

    /** The file that the setting names, or the packaged one. */
    static Permissions read(Environment settings) {
        Optional<String> file = settings.get(NAME);
        String name = file.isEmpty() ? "The packaged config.json" : "The config.json that " + NAME + " names";
        try {
            return Permissions.parse(file.isEmpty() ? packaged() : Files.readAllBytes(Path.of(file.get())));
        } catch (IOException | InvalidPathException unreadable) {
            throw new BadArgumentsException(name + " cannot be read" + REMEDY);
        } catch (NotJsonException malformed) {
            throw new BadArgumentsException(name + " is not usable, " + malformed.getMessage() + REMEDY);
        }
    }

    private static byte[] packaged() throws IOException {
        try (InputStream in = ConfigFile.class.getResourceAsStream("/config.json")) {
            return Objects.requireNonNull(in, "config.json is not packaged").readAllBytes();
        }
    }
}
