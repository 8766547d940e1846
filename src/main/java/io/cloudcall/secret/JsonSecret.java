package io.cloudcall.secret;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;

/** The text of a secret that is stored as a JSON object. Stateless. */
public final class JsonSecret {
    private JsonSecret() {}

    /**
     * Returns the object that a text holds.
     *
     * @throws MalformedSecretException if it holds anything else; the message quotes nothing of it
     */
    public static JsonObject parse(String text) {
        try {
            if (StrictJsonParser.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            throw new MalformedSecretException("is not JSON, because " + e.getMessage());
        }
        throw new MalformedSecretException("is not a JSON object");
    }
}
