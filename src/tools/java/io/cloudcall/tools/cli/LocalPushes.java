package io.cloudcall.tools.cli;

import io.cloudcall.PushFunction;
import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import io.cloudcall.wechat.Timing;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The push function with a bus of its own, which prints each event, unless the settings name another bus. */
final class LocalPushes implements AutoCloseable {
    private static final String KEYS_ARN = "WECHAT_PUSH_ARN";

    private final Terminal terminal;
    private final EventBridgeStub bus = new EventBridgeStub();
    private final Set<String> arrived = new HashSet<>();
    private final PushFunction function;

    /**
     * Starts the bus.
     *
     * @param environment the settings of the push function
     */
    LocalPushes(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        bus.onEvent(this::print);
        function = new PushFunction(onBus(environment), Timing.system());
    }

    PushFunction function() {
        return function;
    }

    private Map<String, String> onBus(Map<String, String> environment) {
        if (PushSettings.findBus(environment).isPresent()) {
            return environment;
        }
        Map<String, String> all = new HashMap<>(environment);
        all.put(PushSettings.BUS, "local");
        if (all.getOrDefault(KEYS_ARN, "").isBlank()) {
            all.putAll(bus.environment());
        } else {
            // The user's credentials, which the secret is read with, sign for the bus too.
            bus.acceptAnySignature();
            all.put("AWS_ENDPOINT_URL_EVENTBRIDGE", bus.url());
        }
        return all;
    }

    private synchronized void print(PutEvent event) {
        boolean isFirst = event.resources().stream().map(arrived::add).reduce(false, Boolean::logicalOr);
        terminal.out()
                .println(terminal.text(
                        isFirst ? "serve.event" : "serve.duplicate",
                        event.detailType(),
                        event.source(),
                        String.join(" ", event.resources())));
        terminal.out()
                .println(terminal.isInteractive() ? new JsonObject(event.detail()).encodePrettily() : event.detail());
        terminal.out().flush();
    }

    @Override
    public void close() {
        function.close();
        bus.close();
    }
}
