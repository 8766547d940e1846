package io.cloudcall.secret;

import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.NotJsonException;
import io.cloudcall.openapi.StrictJson;
import io.cloudcall.secret.SecretException.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a stored secret says: the AppSecret itself, or JSON with a field {@code appSecret}. */
final class SecretText {
    private static final String REMEDY =
            ": store the AppSecret as plain text, or as JSON such as {\"appSecret\":\"…\"}.";

    private SecretText() {}

    static String appSecret(@Nullable String text) {
        if (text == null) {
            throw unusable("holds bytes, not text");
        }
        String secret = text.stripLeading().startsWith("{") ? field(text) : text.strip();
        if (secret.isEmpty()) {
            throw unusable("is empty");
        }
        return secret;
    }

    private static String field(String json) {
        try {
            if (StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object) {
                String secret = object.text("appSecret");
                if (secret != null) {
                    return secret.strip();
                }
            }
        } catch (NotJsonException malformed) {
            throw unusable("begins like JSON, but " + malformed.getMessage());
        }
        throw unusable("is JSON without a text field appSecret");
    }

    private static SecretException unusable(String what) {
        return new SecretException(Reason.SETUP, "The secret that WECHAT_APP_SECRET_ARN names " + what + REMEDY);
    }
}
