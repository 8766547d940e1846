package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.cloudcall.tools.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliSettingsTest {
    private static final String FIRST = "wxSANDBOX0000000000";

    private static Terminal terminal(Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Terminal(InputStream.nullInputStream(), nowhere, nowhere, environment);
    }

    @Test
    void startsASandboxOfTheAppsAskedFor() {
        try (CliSettings settings = CliSettings.of(terminal(Map.of()), List.of("wx2", FIRST, "wx3"))) {
            Sandbox sandbox = Objects.requireNonNull(settings.sandbox());

            assertEquals(List.of(FIRST, "wx2", "wx3"), sandbox.appIds());
            assertEquals(sandbox.settings(), settings.environment());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT_APP_ID", "WECHAT_APPS", "WECHAT_APPS_ARN", "WECHAT_ACCESS_TOKEN_URL"})
    void startsNoSandboxWhereTheEnvironmentSelectsAccounts(String variable) {
        try (CliSettings settings = CliSettings.of(terminal(Map.of(variable, "any")), List.of("wx2"))) {
            assertNull(settings.sandbox());
            assertEquals(Map.of(variable, "any"), settings.environment());
        }
    }

    /** Two locations of the AppSecrets are none. */
    @ParameterizedTest
    @ValueSource(strings = {"WECHAT_APP_SECRET", "WECHAT_APP_SECRET_ARN"})
    void replacesTheSecretsOfTheEnvironmentByTheSandboxes(String variable) {
        try (CliSettings settings = CliSettings.of(terminal(Map.of(variable, "any")), List.of("wx2"))) {
            assertEquals(Objects.requireNonNull(settings.sandbox()).settings(), settings.environment());
        }
    }
}
