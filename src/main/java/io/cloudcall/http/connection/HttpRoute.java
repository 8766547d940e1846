package io.cloudcall.http.connection;

import org.jspecify.annotations.Nullable;

/**
 * A way to a server, and what travels on it. Connections are reused for the same route only.
 *
 * @param host the name or the literal address of the server
 * @param port the port of the server
 * @param tls whether connections use TLS
 * @param proxied whether connections go through the proxy
 * @param usage the kind of requests
 */
public record HttpRoute(String host, int port, boolean tls, boolean proxied, Usage usage) {

    /** A kind of requests, whose responses must not reach a request of another kind. */
    public enum Usage {
        /** Requests of callers. */
        CALL,
        /** Requests whose responses contain an access token or a secret. */
        CREDENTIALS,
        /** Requests that have a connection each, since no other request may get their responses. */
        SINGLE_USE
    }

    // The JVM builds the methods of records at run time, which takes 10 ms of a start.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpRoute route
                && host.equals(route.host)
                && port == route.port
                && tls == route.tls
                && proxied == route.proxied
                && usage == route.usage;
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port + usage.hashCode();
    }
}
