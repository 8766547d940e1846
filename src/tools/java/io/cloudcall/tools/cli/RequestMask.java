package io.cloudcall.tools.cli;

import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.StrictJsonParser;
import io.cloudcall.wechat.SecretRedactor;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The masking of a request that WeChat shows, which has an access token, and may have been another program's. */
final class RequestMask {
    /** Matches every value, while the redactor takes some words for an outcome rather than a secret. */
    private static final Pattern TOKEN =
            Pattern.compile("((?:access_token|secret|js_code)=)[^&\\s\"'\\\\]*", Pattern.CASE_INSENSITIVE);

    private static final List<String> SECRETS = List.of("WECHAT_APP_SECRET", "WECHAT_ACCESS_TOKEN_AUTHORIZATION");

    private final SecretRedactor redactor = new SecretRedactor();

    private RequestMask() {}

    /** Creates the masking of a request, in which the secrets of {@code environment} may be as well. */
    static RequestMask of(Map<String, String> environment) {
        RequestMask mask = new RequestMask();
        SECRETS.forEach(name -> mask.redactor.addLastingSecret(environment.getOrDefault(name, "")));
        secretsOfApps(environment.getOrDefault("WECHAT_APPS", "")).forEach(mask.redactor::addLastingSecret);
        return mask;
    }

    private static List<String> secretsOfApps(String json) {
        try {
            return StrictJsonParser.parse(json.getBytes(StandardCharsets.UTF_8))
                            instanceof io.cloudcall.json.JsonObject apps
                    ? apps.members().keySet().stream()
                            .map(apps::getString)
                            .filter(Objects::nonNull)
                            .toList()
                    : List.of();
        } catch (JsonParseException e) {
            return List.of();
        }
    }

    /** Returns a result of rid/get whose {@code request} is masked. */
    JsonObject mask(JsonObject result) {
        JsonObject masked = result.copy();
        if (masked.getValue("request") instanceof JsonObject request) {
            request.getMap().replaceAll((name, value) -> value instanceof String text ? mask(text) : value);
        }
        return masked;
    }

    private String mask(String text) {
        return redactor.redact(TOKEN.matcher(text).replaceAll("$1" + SecretRedactor.MASK));
    }
}
