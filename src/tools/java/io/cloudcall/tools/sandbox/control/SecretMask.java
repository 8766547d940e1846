package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mask of access tokens, secrets and session keys in requests and responses, valid or not: by the names of their
 * fields and parameters, and AppSecrets of the sandbox wherever they are. Immutable.
 */
final class SecretMask {
    private static final String MASK = "[redacted]";
    private static final Set<String> NAMES = Set.of(
            "access_token", "secret", "appsecret", "app_secret", "component_access_token", "session_key", "token");
    private static final String ANY_NAME = String.join("|", NAMES);

    /** The name of a member and the quote before its text, in JSON that may be cut off, or quoted within other JSON. */
    private static final Pattern MEMBER =
            Pattern.compile("(?i)(\\\\{0,7}\")(?:" + ANY_NAME + ")\\1\\s*+:\\s*+(\\\\{0,7}\")");

    private static final Pattern PARAMETER = Pattern.compile("(?i)((?<![\\w-])(?:" + ANY_NAME + ")=)[^&\\s\"'<>\\\\]+");

    /** A shorter one may be any word. */
    private static final int MIN_SECRET_LENGTH = 8;

    private final List<String> secrets;

    private SecretMask(List<String> secrets) {
        this.secrets = secrets;
    }

    static SecretMask of(Sandbox sandbox) {
        return new SecretMask(sandbox.appIds().stream()
                .map(sandbox::appSecret)
                .filter(secret -> secret.length() >= MIN_SECRET_LENGTH)
                .toList());
    }

    /** Returns the value of a field or parameter, hidden if its name is that of a secret. */
    String value(String name, String value) {
        return isSecret(name) ? MASK : text(value);
    }

    /** Returns a body: as it was if it has no secrets. */
    String body(String text) {
        try {
            Object document = Json.decodeValue(text);
            Object masked = mask(document);
            return text(Objects.equals(document, masked) ? text : Json.encode(masked));
        } catch (DecodeException e) {
            return text(text);
        }
    }

    /** Returns a text with its secrets hidden. */
    String text(String text) {
        String masked = PARAMETER.matcher(members(text)).replaceAll("$1[redacted]");
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** Hides the texts of members: in code, since an expression for a long text could exhaust the stack. */
    private static String members(String text) {
        Matcher member = MEMBER.matcher(text);
        StringBuilder masked = new StringBuilder();
        int done = 0;
        while (member.find(done)) {
            masked.append(text, done, member.end()).append(MASK);
            done = end(text, member.end(), member.group(2));
        }
        return masked.append(text, done, text.length()).toString();
    }

    /** Returns where the next such quote is, which has as many backslashes before it. */
    private static int end(String text, int start, String quote) {
        for (int at = text.indexOf(quote, start); at >= 0; at = text.indexOf(quote, at + 1)) {
            if (at == start || text.charAt(at - 1) != '\\') {
                return at;
            }
        }
        return text.length();
    }

    private @Nullable Object mask(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return mask(object);
        }
        if (value instanceof JsonArray array) {
            return mask(array);
        }
        return value instanceof String text ? text(text) : value;
    }

    private JsonArray mask(JsonArray array) {
        JsonArray masked = new JsonArray();
        array.forEach(element -> masked.add(mask(element)));
        return masked;
    }

    private JsonObject mask(JsonObject object) {
        JsonObject masked = new JsonObject();
        for (Map.Entry<String, Object> member : object) {
            masked.put(member.getKey(), isSecret(member.getKey()) ? MASK : mask(member.getValue()));
        }
        return masked;
    }

    private static boolean isSecret(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
