package io.cloudcall.wechat;

import io.cloudcall.http.ProxyConfig;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of the settings, whole and in each part that a server may quote. Access tokens and AppSecrets are
 * registered when they are fetched. Not thread-safe.
 */
final class ConfiguredSecrets {
    /** The minimum length of parts that mostly are names, such as a segment of a path. */
    private static final int MIN_LENGTH_OF_KEY = 16;

    /** The query parameters of WeChat's own token call beside the secret; an AppID is part of data, too. */
    private static final Pattern PUBLIC = Pattern.compile("wx[0-9a-f]{16}|client_credential");

    private final SecretRedactor redactor;

    /** The AppID that the URL is for, or null if it is for one mini program only. */
    private final @Nullable String appId;

    private ConfiguredSecrets(SecretRedactor redactor, @Nullable String appId) {
        this.redactor = redactor;
        this.appId = appId;
    }

    /** Registers the secrets of these settings for the life of the process. */
    static void register(@Nullable ProxyConfig proxy, TokenConfig tokenConfig, SecretRedactor redactor) {
        ConfiguredSecrets secrets = new ConfiguredSecrets(redactor, null);
        if (proxy != null && proxy.credentials() != null) {
            secrets.addProxyCredentials(proxy.credentials());
        }
        if (tokenConfig instanceof TokenConfig.TokenService service) {
            secrets.addUrl(service.url());
            secrets.addAuthorization(service.authorization());
        } else if (tokenConfig instanceof TokenConfig.AppTokenService services) {
            secrets.addAuthorization(services.authorization());
        }
    }

    /**
     * Registers the secrets of the URL for one of several mini programs.
     *
     * @param appId its AppID, which is part of data, too, in any form
     */
    static void register(URI url, String appId, SecretRedactor scope) {
        new ConfiguredSecrets(scope, appId).addUrl(url);
    }

    private void addProxyCredentials(ProxyConfig.Credentials credentials) {
        String both = credentials.user() + ":" + credentials.password();
        add(Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        addUserAndPassword(both);
    }

    private void addUserAndPassword(String both) {
        add(both);
        int colon = both.indexOf(':');
        add(both.substring(0, Math.max(0, colon)));
        add(both.substring(colon + 1));
    }

    private void addAuthorization(@Nullable String value) {
        if (value == null) {
            return;
        }
        add(value);
        String[] schemeAndRest = value.strip().split("\\s+", 2);
        if (schemeAndRest.length == 1) {
            return;
        }
        add(schemeAndRest[1]);
        addKeys(schemeAndRest[1], "[\\s,;=\"]+");
        if (schemeAndRest[0].equalsIgnoreCase("Basic")) {
            addBasic(schemeAndRest[1]);
        }
    }

    private void addBasic(String credentials) {
        try {
            addUserAndPassword(new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // The whole value is registered; there is no user and no password in it.
        }
    }

    private void addUrl(URI url) {
        if (url.getRawQuery() != null) {
            add(url.getRawQuery());
            for (String parameter : url.getRawQuery().split("&", -1)) {
                addEncoded(parameter.substring(parameter.indexOf('=') + 1));
            }
        }
        for (String segment : url.getRawPath().split("/", -1)) {
            if (segment.length() >= MIN_LENGTH_OF_KEY) {
                addEncoded(segment);
            }
            addKeys(segment, "[;=]");
        }
    }

    /** Registers a part of a URL as it is, and as servers decode it: of queries, some take a plus sign for a space. */
    private void addEncoded(String part) {
        add(part);
        add(decode(part.replace("+", "%2B")));
        add(decode(part));
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private void addKeys(String parts, String separators) {
        for (String part : parts.split(separators, -1)) {
            addKey(part);
        }
    }

    private void addKey(String part) {
        if (part.length() >= MIN_LENGTH_OF_KEY) {
            add(part);
        }
    }

    private void add(String secret) {
        if (!PUBLIC.matcher(secret).matches() && !secret.equals(appId)) {
            redactor.addLastingSecret(secret);
        }
    }
}
