package io.cloudcall.http;

import io.cloudcall.http.tls.Tls;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** A client for HTTP requests. Thread-safe. */
public interface Transport extends AutoCloseable {

    /**
     * Starts to preload, on other threads, classes and libraries of a first transport and a first connection. Opens no
     * connection; repeated calls have no effect.
     */
    static void preload() {
        ClassPreloader.start();
        Tls.preload(NettyTuning::apply);
    }

    /**
     * Creates a transport with connections of its own, which it opens when needed.
     *
     * @param maxBodyBytes the limit of the body of a response
     * @param clock the wall clock, which advances while the process is frozen
     */
    static Transport create(HttpClientConfig config, int maxBodyBytes, Clock clock) {
        return new VertxTransport(config, maxBodyBytes, clock);
    }

    /**
     * Sends a request once.
     *
     * @param timeoutMillis the timeout of the whole exchange, more than zero
     * @return the response, or a {@link TransportException} that no {@code CompletionException} wraps, since
     *     {@link ConnectionRetryTransport} depends on its kind
     */
    CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis);

    /** Opens a connection for a request that is about to follow, unless there is one already. Failures are ignored. */
    default void openAhead(TransportRequest request) {}

    /**
     * Opens a connection for the next write, unless there is one already, or the settings have none. Failures are
     * ignored.
     */
    default void openSpare(TransportRequest request) {}

    @Override
    void close();
}
