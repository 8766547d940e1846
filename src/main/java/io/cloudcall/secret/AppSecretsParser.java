package io.cloudcall.secret;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A parser of AppSecrets by AppID, as a JSON object. Its errors quote neither. */
final class AppSecretsParser {
    private AppSecretsParser() {}

    /**
     * Returns the AppSecret by the AppID, at least one.
     *
     * @throws MalformedSecretException if {@code text} is anything else
     */
    static Map<String, String> parse(String text) {
        Map<String, String> secrets = new HashMap<>();
        parseObject(text).members().forEach((appId, secret) -> secrets.put(appId, requireText(secret)));
        if (secrets.isEmpty()) {
            throw new MalformedSecretException("has no AppID");
        }
        return secrets;
    }

    private static JsonObject parseObject(String text) {
        try {
            if (StrictJsonParser.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            throw new MalformedSecretException("is not JSON, because " + e.getMessage());
        }
        throw new MalformedSecretException("is not a JSON object");
    }

    private static String requireText(JsonValue secret) {
        if (secret instanceof JsonString text && !text.value().isBlank()) {
            return text.value().strip();
        }
        throw new MalformedSecretException("has an AppID whose AppSecret is not a text");
    }
}
