package io.cloudcall.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that tunnels TLS by CONNECT.
 *
 * @param host the host of the proxy
 * @param port the port of the proxy
 * @param credentials the credentials for the proxy, or null for none
 * @param nonProxyHosts the servers that bypass the proxy
 */
public record ProxyConfig(String host, int port, @Nullable Credentials credentials, List<NonProxyHost> nonProxyHosts) {

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

    boolean appliesTo(String serverHost, int serverPort) {
        return nonProxyHosts.stream().noneMatch(exception -> exception.matches(serverHost, serverPort));
    }
}
