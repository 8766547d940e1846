package io.cloudcall.tools.cli;

import io.cloudcall.call.FunctionTarget;
import io.cloudcall.tools.sandbox.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the function that a command runs.
 *
 * @param environment environment variables
 * @param sandbox the sandbox that they point at, closed with these settings; null for WeChat
 */
record CliSettings(
        Map<String, String> environment, @Nullable Sandbox sandbox) implements AutoCloseable {
    /** The variables that select a real account, or a central token service. */
    private static final List<String> ACCOUNT_VARIABLES = List.of("WECHAT_APP_ID", "WECHAT_ACCESS_TOKEN_URL");

    /**
     * Returns the terminal's environment if it selects an account, otherwise settings for a new sandbox. Prints which
     * one on the standard error.
     */
    static CliSettings of(Terminal terminal) {
        for (String variable : ACCOUNT_VARIABLES) {
            if (!terminal.environment().getOrDefault(variable, "").isBlank()) {
                terminal.err().println("cloudcall: calling WeChat, since " + variable + " is set");
                return new CliSettings(terminal.environment(), null);
            }
        }
        terminal.err().println("cloudcall: calling a sandbox, since WECHAT_APP_ID is not set");
        Sandbox sandbox = Sandbox.builder().start();
        return new CliSettings(pointAt(sandbox, terminal.environment()), sandbox);
    }

    /** Returns these settings with the function as a router, whatever API the environment selects. */
    Map<String, String> toRouter() {
        Map<String, String> router = new HashMap<>(environment);
        router.put("CLOUD_CALL_API", FunctionTarget.Router.NAME);
        return router;
    }

    private static Map<String, String> pointAt(Sandbox sandbox, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putAll(sandbox.settings());
        return settings;
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
