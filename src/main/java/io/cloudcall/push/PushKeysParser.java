package io.cloudcall.push;

import io.cloudcall.call.AppId;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonValue;
import io.cloudcall.secret.JsonSecret;
import io.cloudcall.secret.MalformedSecretException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A parser of the keys of one mini program, or of several by AppID, as JSON. Its errors quote nothing of it. */
final class PushKeysParser {
    private static final String TOKEN = "token";
    private static final String AES_KEY = "encodingAesKey";
    private static final String PREVIOUS = "previous";

    private PushKeysParser() {}

    /**
     * Returns the keys by the AppID, at least one.
     *
     * @param appId the AppID that keys without one are for, or null if the settings have none
     * @throws MalformedSecretException if {@code text} is anything else
     */
    static Map<String, PushKeys> parse(String text, @Nullable String appId) {
        JsonObject object = JsonSecret.parse(text);
        if (object.get(TOKEN) == null && object.get(AES_KEY) == null) {
            return parseApps(object);
        }
        if (appId == null) {
            throw new MalformedSecretException("has keys without an AppID (set WECHAT_APP_ID, or put them below one)");
        }
        return Map.of(appId, parseKeys(object));
    }

    private static Map<String, PushKeys> parseApps(JsonObject apps) {
        Map<String, PushKeys> keys = new HashMap<>();
        apps.members().forEach((appId, value) -> {
            if (!(value instanceof JsonObject object) || !AppId.isWellFormed(appId)) {
                throw new MalformedSecretException("has neither a " + TOKEN + " nor AppIDs with keys");
            }
            keys.put(appId, parseKeys(object));
        });
        if (keys.isEmpty()) {
            throw new MalformedSecretException("has no " + TOKEN);
        }
        return Map.copyOf(keys);
    }

    private static PushKeys parseKeys(JsonObject current) {
        JsonObject previous = previous(current.get(PREVIOUS));
        return new PushKeys(
                texts(TOKEN, current, previous)
                        .map(token -> token.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                texts(AES_KEY, current, previous)
                        .map(key -> AesKey.decode(key).orElseThrow(() -> lacking(AES_KEY + " of 43 characters")))
                        .toList());
    }

    private static JsonObject previous(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        if (value == null || value == JsonLiteral.NULL) {
            return JsonObject.EMPTY;
        }
        throw new MalformedSecretException("has a " + PREVIOUS + " that is not an object");
    }

    /** Returns a field of the current keys, and that of the previous ones, unless it is absent or the same. */
    private static Stream<String> texts(String name, JsonObject current, JsonObject previous) {
        String text = text(name, current);
        return previous.get(name) == null
                ? Stream.of(text)
                : Stream.of(text, text(name, previous)).distinct();
    }

    private static String text(String name, JsonObject object) {
        String text = object.getString(name);
        if (text == null || text.isBlank()) {
            throw lacking(name);
        }
        return text.strip();
    }

    private static MalformedSecretException lacking(String field) {
        return new MalformedSecretException("has keys without a text " + field);
    }
}
