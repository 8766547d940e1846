package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of the command {@code sandbox} at its start: shell commands that point the function at the sandbox, and
 * the URL of its web console.
 *
 * @param messages the texts in the user's language
 * @param sandbox the running sandbox
 * @param caFile the file of its certificate, null without TLS
 * @param keyFile the file of its keys for signed calls, null without signing
 */
record SandboxSettings(
        Messages messages,
        Sandbox sandbox,
        @Nullable Path caFile,
        @Nullable Path keyFile) {
    private static final List<String> VARIABLES =
            List.of("WECHAT_API_BASE_URL", "WECHAT_APP_ID", "WECHAT_APP_SECRET", "WECHAT_APPS");

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(messages.get("sandbox.serving")).append("\n\n");
        VARIABLES.forEach(variable -> append(text, variable, sandbox.settings().get(variable)));
        append(text, "WECHAT_CA_FILE", path(caFile));
        append(text, "WECHAT_API_SECURITY_FILE", path(keyFile));
        text.append("  " + ProgramName.get() + " invoke\n").append(severalApps());
        return text.append("\n" + messages.get("sandbox.console", sandbox.baseUrl()) + "\n")
                .toString();
    }

    private static @Nullable String path(@Nullable Path file) {
        return file == null ? null : file.toString();
    }

    private static void append(StringBuilder text, String variable, @Nullable String value) {
        if (value != null) {
            text.append("  export %s=%s\n".formatted(variable, quote(value)));
        }
    }

    /** Quotes JSON, which has braces and double quotes. */
    private static String quote(String value) {
        return value.startsWith("{") ? "'" + value + "'" : value;
    }

    private String severalApps() {
        return sandbox.appIds().size() == 1
                ? ""
                : """
                  %s invoke --appid %s

                %s

                  export WECHAT_ACCESS_TOKEN_URL='%s'
                  export WECHAT_ACCESS_TOKEN_AUTHORIZATION='%s'
                """.formatted(
                                ProgramName.get(),
                                sandbox.appIds().get(1),
                                messages.get("sandbox.several"),
                                sandbox.appTokenServiceUrl(),
                                sandbox.tokenServiceAuthorization());
    }
}
