package io.cloudcall.secret;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;

/** A parser of the text of a stored AppSecret: the AppSecret itself, or JSON with a field {@code appSecret}. */
final class AppSecretParser {
    private AppSecretParser() {}

    static String parse(String text) {
        String secret = text.stripLeading().startsWith("{") ? parseJson(text) : text.strip();
        if (secret.isEmpty()) {
            throw new MalformedSecretException("is empty");
        }
        return secret;
    }

    private static String parseJson(String json) {
        try {
            if (StrictJsonParser.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
                String secret = object.getString("appSecret");
                if (secret != null) {
                    return secret.strip();
                }
            }
        } catch (JsonParseException e) {
            throw new MalformedSecretException("begins like JSON, but " + e.getMessage());
        }
        throw new MalformedSecretException("is JSON without a text field appSecret");
    }
}
