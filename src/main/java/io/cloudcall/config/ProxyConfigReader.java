package io.cloudcall.config;

import io.cloudcall.call.ConfigurationException;
import io.cloudcall.http.NonProxyHost;
import io.cloudcall.http.ProxyConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reader of the proxy for TLS connections, from HTTPS_PROXY, ALL_PROXY and NO_PROXY or their lower-case forms. */
final class ProxyConfigReader {
    private static final List<String> PROXY_VARIABLES = List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy");

    private ProxyConfigReader() {}

    /** Returns the proxy, or null if none is set. */
    static @Nullable ProxyConfig read(EnvironmentVariables variables) {
        for (String name : PROXY_VARIABLES) {
            Optional<String> text = variables.get(name);
            if (text.isPresent()) {
                return proxy(name, text.get(), nonProxyHosts(variables));
            }
        }
        return null;
    }

    private static ProxyConfig proxy(String name, String text, List<NonProxyHost> nonProxyHosts) {
        return ProxyUrl.parse(text)
                .map(url -> new ProxyConfig(url.host(), url.port(), url.credentials(), nonProxyHosts))
                // Without the text: it may hold a password.
                .orElseThrow(() -> new ConfigurationException(name
                        + " is not the URL of an HTTP proxy: set it to one such as"
                        + " http://user:password@proxy.example:3128."));
    }

    private static List<NonProxyHost> nonProxyHosts(EnvironmentVariables variables) {
        String text = Stream.of("NO_PROXY", "no_proxy")
                .flatMap(name -> variables.get(name).stream())
                .findFirst()
                .orElse("");
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(NonProxyHost::parse)
                .toList();
    }
}
