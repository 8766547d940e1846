package io.cloudcall.tools.cli;

import io.cloudcall.call.AppId;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events of a router, which name a call. */
final class RouterEvent {
    private RouterEvent() {}

    /**
     * Returns an event with an AppID, and otherwise byte for byte.
     *
     * @throws picocli.CommandLine.ParameterException if it is no event of a router, or has another AppID
     */
    static byte[] withAppId(CliCommand command, byte[] json, String appId) {
        JsonObject event = parse(json);
        if (event == null || event.getString("openapi") == null) {
            throw command.misuse("invoke.no-router-event", appId);
        }
        JsonValue own = event.get("appid");
        if (own != null && !appId.equals(event.getString("appid"))) {
            throw command.misuse("invoke.other-app", appId);
        }
        return own == null ? insert(json, ",\"appid\":\"" + appId + "\"") : json;
    }

    /** Returns the AppID that an event of a router names, unless it is none. */
    static Optional<String> findAppId(byte[] json) {
        JsonObject event = parse(json);
        return event == null || event.get("openapi") == null
                ? Optional.empty()
                : Optional.ofNullable(event.getString("appid")).filter(AppId::isWellFormed);
    }

    private static @Nullable JsonObject parse(byte[] json) {
        try {
            return StrictJsonParser.parse(json) instanceof JsonObject object ? object : null;
        } catch (JsonParseException e) {
            return null;
        }
    }

    /** Inserts members before the brace that closes the event, which has at least one. */
    private static byte[] insert(byte[] json, String members) {
        String event = new String(json, StandardCharsets.UTF_8).stripTrailing();
        return (event.substring(0, event.length() - 1) + members + "}").getBytes(StandardCharsets.UTF_8);
    }
}
