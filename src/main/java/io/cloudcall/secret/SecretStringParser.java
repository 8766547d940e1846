package io.cloudcall.secret;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import io.cloudcall.secret.SecretException.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A parser of the text of a stored secret: the AppSecret itself, or JSON with a field {@code appSecret}. */
final class SecretStringParser {
    private static final String REMEDY =
            ": store the AppSecret as plain text, or as JSON such as {\"appSecret\":\"…\"}.";

    private SecretStringParser() {}

    static String parse(@Nullable String text) {
        if (text == null) {
            throw invalid("holds bytes, not text");
        }
        String secret = text.stripLeading().startsWith("{") ? parseJson(text) : text.strip();
        if (secret.isEmpty()) {
            throw invalid("is empty");
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
            throw invalid("begins like JSON, but " + e.getMessage());
        }
        throw invalid("is JSON without a text field appSecret");
    }

    private static SecretException invalid(String reason) {
        return new SecretException(
                Reason.CONFIGURATION, "The secret that WECHAT_APP_SECRET_ARN names " + reason + REMEDY);
    }
}
