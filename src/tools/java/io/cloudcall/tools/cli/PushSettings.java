package io.cloudcall.tools.cli;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the push function that a command runs beside the function.
 *
 * @param environment environment variables
 * @param sandbox the sandbox that pushes what happens in it; null for WeChat, and where the keys are not the sandbox's
 */
record PushSettings(
        Map<String, String> environment, @Nullable Sandbox sandbox) {
    static final String BUS = "WECHAT_PUSH_BUS";

    /** Returns the settings for the apps of a function: with the sandbox's keys, unless others are set. */
    static PushSettings of(CliSettings settings) {
        Map<String, String> environment = new HashMap<>(settings.environment());
        if (Stream.of(PushKeysOption.VARIABLE, "WECHAT_PUSH_ARN")
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank())) {
            return new PushSettings(environment, null);
        }
        Sandbox sandbox = settings.sandbox();
        JsonObject keys = sandbox == null ? SandboxPushKeys.SANDBOX.toJson() : sandbox.pushKeys();
        environment.put(PushKeysOption.VARIABLE, keys.encode());
        return new PushSettings(environment, sandbox);
    }

    /** Returns the bus that the environment names, in place of one of the command's own. */
    static Optional<String> findBus(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(BUS)).filter(bus -> !bus.isBlank());
    }

    /** Pushes what happens in the sandbox to this URL. */
    void pushTo(PushUrl url) {
        if (sandbox != null) {
            sandbox.pushes().pushTo(url.uri());
        }
    }

    /** Returns what to tell the user. */
    String commands(Messages messages, PushUrl url, List<String> appIds) {
        String events = findBus(environment)
                .map(bus -> messages.get("serve.bus", bus))
                .orElseGet(() -> messages.get("serve.events"));
        Stream<PushUrl> urls =
                appIds.isEmpty() ? Stream.of(url) : appIds.stream().distinct().map(url::below);
        return urls.map(one -> "  " + ProgramName.get() + " push add_express_path --to " + one.uri() + "\n")
                .collect(Collectors.joining("", "\n" + messages.get("serve.push") + "\n\n", "\n" + events + "\n\n"));
    }
}
