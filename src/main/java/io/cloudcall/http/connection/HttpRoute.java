package io.cloudcall.http.connection;

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
        CREDENTIALS
    }
}
