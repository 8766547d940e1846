package io.cloudcall.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that tunnels TLS by CONNECT.
 *
 * @param host where it listens
 * @param port where it listens
 * @param credentials what it wants to know, or null
 * @param nonProxyHosts hosts to reach without it: names, which stand for their subdomains too, or {@code *}
 */
public record ProxyConfig(String host, int port, @Nullable Credentials credentials, List<String> nonProxyHosts) {

    /** A user and a password. */
    public record Credentials(String user, String password) {

        /** Never the password. */
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
