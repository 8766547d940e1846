package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The keys of a sandbox's signed calls, in a file for as long as a command runs, which only this user can read.
 *
 * @param file the temporary file, deleted when this is closed
 */
record SandboxKeys(Path file) implements AutoCloseable {
    private static final String SIGNED_BY_DEFAULT = "/cgi-bin/express/intracity/";

    /** Returns whether a function with these settings may sign a call, so that it needs keys. */
    static boolean areNeeded(String api, Map<String, String> settings) {
        return api.toLowerCase(Locale.ROOT).startsWith(SIGNED_BY_DEFAULT)
                || !settings.getOrDefault("WECHAT_SIGNED_APIS", "").isBlank();
    }

    /** Makes keys of all apps of a sandbox, and writes the file. */
    static SandboxKeys of(Sandbox sandbox) throws IOException {
        Path file = Files.createTempFile("cloudcall-api-security", ".json");
        file.toFile().deleteOnExit();
        Files.writeString(file, sandbox.security().encode());
        return new SandboxKeys(file);
    }

    /** Returns settings with these keys in place of others, which the sandbox does not have. */
    Map<String, String> replaceIn(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.remove("WECHAT_API_SECURITY_ARN");
        all.put("WECHAT_API_SECURITY_FILE", file.toString());
        return all;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
