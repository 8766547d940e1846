package io.cloudcall.config;

import io.cloudcall.http.ProxyConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL of an HTTP proxy.
 *
 * @param host the name or address, without brackets
 * @param port the port
 * @param credentials the credentials, or null for none
 */
record ProxyUrl(String host, int port, ProxyConfig.@Nullable Credentials credentials) {
    private static final int DEFAULT_PORT = 80;

    /** An authority whose host may have underscores, as the services of Docker Compose; URI parses none of those. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:(?<user>[^@]*)@)?(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<name>[A-Za-z0-9._-]+))(?::(?<port>[0-9]{1,5})?)?");

    /** Parses a URL, whose scheme may be missing. Returns empty if it is not one of an HTTP proxy. */
    static Optional<ProxyUrl> parse(String text) {
        try {
            URI url = new URI(text.contains("://") ? text : "http://" + text);
            Matcher authority = AUTHORITY.matcher(String.valueOf(url.getRawAuthority()));
            return "http".equalsIgnoreCase(url.getScheme()) && url.getRawAuthority() != null && authority.matches()
                    ? of(authority)
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProxyUrl> of(Matcher authority) {
        String host = authority.group("v6") == null ? authority.group("name") : authority.group("v6");
        int port = authority.group("port") == null ? DEFAULT_PORT : Integer.parseInt(authority.group("port"));
        return port >= 1 && port <= 65_535
                ? Optional.of(new ProxyUrl(host, port, credentials(authority.group("user"))))
                : Optional.empty();
    }

    private static ProxyConfig.@Nullable Credentials credentials(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        String[] parts = userInfo.split(":", 2);
        return new ProxyConfig.Credentials(percentDecode(parts[0]), parts.length == 1 ? "" : percentDecode(parts[1]));
    }

    private static String percentDecode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
