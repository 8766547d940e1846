package io.cloudcall.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that tunnels TLS by CONNECT.
 *
 * @param host the host of the proxy
 * @param port the port of the proxy
 * @param credentials the credentials for the proxy, or null for none
 * @param nonProxyHosts hosts that bypass the proxy: names, which include their subdomains, or {@code *}
 */
public record ProxyConfig(String host, int port, @Nullable Credentials credentials, List<String> nonProxyHosts) {

    /** A user and a password. */
    public record Credentials(String user, String password) {

        /** Returns a description without the password. */
        @Override
        public String toString() {
            return "proxy credentials";
        }
    }

    /** Copies the list. */
    public ProxyConfig {
        nonProxyHosts = List.copyOf(nonProxyHosts);
    }

    boolean appliesTo(String target) {
        String name = target.toLowerCase(Locale.ROOT);
        return nonProxyHosts.stream().noneMatch(exception -> matches(exception, name));
    }

    private static boolean matches(String exception, String name) {
        String suffix = exception.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
        return exception.equals("*") || name.equals(suffix) || name.endsWith("." + suffix);
    }
}
