package io.cloudcall.secret;

import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
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
        JsonSecret.parse(text).members().forEach((appId, secret) -> secrets.put(appId, requireText(secret)));
        if (secrets.isEmpty()) {
            throw new MalformedSecretException("has no AppID");
        }
        return secrets;
    }

    private static String requireText(JsonValue secret) {
        if (secret instanceof JsonString text && !text.value().isBlank()) {
            return text.value().strip();
        }
        throw new MalformedSecretException("has an AppID whose AppSecret is not a text");
    }
}
