package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of one of WeChat's APIs for operators (openApi 管理), by the function, which permits it even if the deployed
 * config.json does not: an operator who runs a command here has the AppSecret.
 *
 * @param appId the app that the call is for; null for the default one
 * @param path the path of the API
 * @param data its parameters in camelCase
 * @param isRead whether it changes nothing, so that it may be sent again
 */
record ManagementCall(@Nullable String appId, String path, JsonObject data, boolean isRead) {

    /** Makes the call, and prints a remedy on the standard error for an error that is these APIs' own. */
    FunctionResponse invoke(Terminal terminal, CliSettings settings) throws IOException {
        JsonObject event = new JsonObject().put("openapi", path).put("data", data);
        if (appId != null) {
            event.put("appid", appId);
        }
        if (isRead) {
            event.put("read", true);
        }
        try (SinglePermission permission = SinglePermission.of(path)) {
            FunctionResponse response = InProcessFunction.invokeOnce(
                    terminal,
                    event.encode().getBytes(StandardCharsets.UTF_8),
                    permission.replaceIn(settings.toRouter()));
            findRemedy(terminal.messages(), response)
                    .ifPresent(remedy -> terminal.printError("management.error", errcode(response), remedy));
            return response;
        }
    }

    /** Returns the remedy for an error that only WeChat's APIs for operators have, as on their pages. */
    private static Optional<String> findRemedy(Messages messages, FunctionResponse response) {
        return response.isError() ? messages.find("management." + errcode(response)) : Optional.empty();
    }

    private static Object errcode(FunctionResponse response) {
        return new JsonObject(response.json()).getValue("errCode");
    }
}
