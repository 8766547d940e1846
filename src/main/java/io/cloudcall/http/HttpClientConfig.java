package io.cloudcall.http;

import io.cloudcall.http.connection.PreconnectedSockets;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an HTTP client.
 *
 * @param requestTimeoutMillis the timeout of one HTTP request
 * @param caCertificates supplies the certificate authorities to trust beside those of the JDK; called once, while the
 *     client starts, whose constructor rethrows its exception
 * @param proxy the proxy for TLS connections, or null for none
 * @param keepsSpare whether an open connection waits for the next write, for a few seconds after the one before
 * @param preconnected the sockets that the first connections take over
 */
public record HttpClientConfig(
        long requestTimeoutMillis,
        Supplier<List<X509Certificate>> caCertificates,
        @Nullable ProxyConfig proxy,
        boolean keepsSpare,
        PreconnectedSockets preconnected) {

    /** Creates the settings of a client without a spare connection. */
    public HttpClientConfig(
            long requestTimeoutMillis, Supplier<List<X509Certificate>> caCertificates, @Nullable ProxyConfig proxy) {
        this(requestTimeoutMillis, caCertificates, proxy, false);
    }

    /** Creates the settings of a client without sockets to take over. */
    public HttpClientConfig(
            long requestTimeoutMillis,
            Supplier<List<X509Certificate>> caCertificates,
            @Nullable ProxyConfig proxy,
            boolean keepsSpare) {
        this(requestTimeoutMillis, caCertificates, proxy, keepsSpare, PreconnectedSockets.none());
    }

    /**
     * Starts TCP handshakes with a server, and returns the settings of a client that takes the sockets over.
     *
     * @param count the number of sockets
     * @param clock the wall clock
     */
    public HttpClientConfig preconnect(URI server, int count, Clock clock) {
        return withPreconnected(PreconnectedSockets.start(server.getHost(), Hosts.port(server), count, clock));
    }

    HttpClientConfig withPreconnected(PreconnectedSockets sockets) {
        return new HttpClientConfig(requestTimeoutMillis, caCertificates, proxy, keepsSpare, sockets);
    }
}
