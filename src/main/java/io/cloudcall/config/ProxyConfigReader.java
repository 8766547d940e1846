package io.cloudcall.config;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.http.Hosts;
import io.cloudcall.http.ProxyConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reader of the proxy for TLS connections, from HTTPS_PROXY and NO_PROXY or their lower-case forms. */
final class ProxyConfigReader {
    private static final String PROXY_VARIABLE = "HTTPS_PROXY";
    private static final int DEFAULT_PORT = 80;

    private ProxyConfigReader() {}

    /** Returns the proxy, or null if none is set. */
    static @Nullable ProxyConfig read(EnvironmentVariables variables) {
        Optional<String> text = firstSet(variables, PROXY_VARIABLE, "https_proxy");
        return text.isEmpty() ? null : proxy(text.get(), noProxyHosts(variables));
    }

    private static ProxyConfig proxy(String text, List<String> nonProxyHosts) {
        try {
            URI url = new URI(text.contains("://") ? text : "http://" + text);
            if ("http".equals(url.getScheme()) && Hosts.namesServer(url)) {
                int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
                return new ProxyConfig(url.getHost(), port, credentials(url.getRawUserInfo()), nonProxyHosts);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Reported below, without the text: it may hold a password.
        }
        throw new ConfigurationException(PROXY_VARIABLE
                + " is not the URL of an HTTP proxy: set it to one such as http://user:password@proxy.example:3128.");
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

    private static List<String> noProxyHosts(EnvironmentVariables variables) {
        return Arrays.stream(
                        firstSet(variables, "NO_PROXY", "no_proxy").orElse("").split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
    }

    private static Optional<String> firstSet(EnvironmentVariables variables, String name, String lowerCaseName) {
        return variables.get(name).or(() -> variables.get(lowerCaseName));
    }
}
