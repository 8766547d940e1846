package io.cloudcall.tools.cli;

import io.cloudcall.call.FunctionTarget;
import io.cloudcall.tools.sandbox.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the function that a command runs.
 *
 * @param environment environment variables
 * @param sandbox the sandbox that they point at, closed with these settings; null for WeChat
 */
record CliSettings(
        Map<String, String> environment, @Nullable Sandbox sandbox) implements AutoCloseable {
    private static final String API = "CLOUD_CALL_API";
    private static final String APP_ID = "WECHAT_APP_ID";
    private static final String TOKEN_URL = "WECHAT_ACCESS_TOKEN_URL";
    private static final List<String> APPS = List.of("WECHAT_APPS_ARN", "WECHAT_APPS");

    /** The variables of credentials, which a sandbox replaces by its own. */
    private static final List<String> CREDENTIALS = List.of("WECHAT_APP_SECRET", "WECHAT_APP_SECRET_ARN");

    /**
     * Returns the settings of a command that makes calls for these apps, or for the default one if there are none.
     *
     * @throws picocli.CommandLine.ParameterException if there is no default one
     */
    static CliSettings forCalls(CliCommand command, Terminal terminal, List<String> appIds) {
        Map<String, String> environment = terminal.environment();
        if (appIds.isEmpty() && !isSet(environment, APP_ID)) {
            findSourceOfApps(environment).ifPresent(variable -> {
                throw command.misuse("settings.no-default-app", variable);
            });
        }
        return of(terminal, appIds);
    }

    /**
     * Returns the terminal's environment if it selects an account, otherwise settings for a new sandbox, which holds
     * these apps beside its own. Prints which one on the standard error.
     */
    static CliSettings of(Terminal terminal, List<String> appIds) {
        Optional<String> selected = Stream.concat(Stream.of(APP_ID, TOKEN_URL), APPS.stream())
                .filter(variable -> isSet(terminal.environment(), variable))
                .findFirst();
        if (selected.isPresent()) {
            terminal.printError("settings.wechat", selected.get());
            return new CliSettings(terminal.environment(), null);
        }
        terminal.printError("settings.sandbox");
        Sandbox sandbox = startSandbox(appIds);
        return new CliSettings(pointAt(sandbox, terminal.environment()), sandbox);
    }

    private static Sandbox startSandbox(List<String> appIds) {
        Sandbox sandbox = Sandbox.builder().start();
        for (String appId : appIds) {
            if (!sandbox.appIds().contains(appId)) {
                sandbox.addApp(appId, "sandbox-secret-of-" + appId);
            }
        }
        return sandbox;
    }

    /** Returns the variable that has the function serve several apps, if one is set. */
    private static Optional<String> findSourceOfApps(Map<String, String> environment) {
        return environment.getOrDefault(TOKEN_URL, "").contains("{appid}")
                ? Optional.of(TOKEN_URL)
                : APPS.stream().filter(variable -> isSet(environment, variable)).findFirst();
    }

    private static boolean isSet(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /** Returns the AppID of calls that name none; empty if the settings have none. */
    String defaultAppId() {
        return environment.getOrDefault(APP_ID, "").strip();
    }

    /** Returns whether the function serves several apps. */
    boolean hasSeveralApps() {
        return findSourceOfApps(environment).isPresent();
    }

    /**
     * Requires a router, as events and paths of others do not name an app.
     *
     * @throws picocli.CommandLine.ParameterException if the environment selects another function
     */
    static void requireRouter(CliCommand command, Terminal terminal) {
        String api = terminal.environment().getOrDefault(API, "").strip();
        if (!api.equals(FunctionTarget.Router.NAME)) {
            throw command.misuse("settings.no-router");
        }
    }

    /** Returns these settings with the function as a router, in place of the API that the environment selects. */
    Map<String, String> toRouter() {
        Map<String, String> router = new HashMap<>(environment);
        router.put(API, FunctionTarget.Router.NAME);
        return router;
    }

    private static Map<String, String> pointAt(Sandbox sandbox, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        CREDENTIALS.forEach(settings::remove);
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
