package io.cloudcall.http;

import io.cloudcall.http.tls.Tls;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** A client for HTTP requests. Thread-safe. */
public interface Transport extends AutoCloseable {

    /**
     * Begins, on threads of their own, what a first transport and a first connection would otherwise wait for. Touches
     * no network; a second time does no harm.
     */
    static void preload() {
        ClassPreloader.start();
        Tls.preload(NettyTuning::apply);
    }

    /**
     * Returns a transport with connections of its own. Opens none yet.
     *
     * @param maxBodyBytes the most that the body of a response may have
     * @param clock the wall clock: it notices that the process was frozen
     */
    static Transport create(HttpClientConfig config, int maxBodyBytes, Clock clock) {
        return new VertxTransport(config, maxBodyBytes, clock);
    }

    /**
     * Sends a request, once.
     *
     * @param timeoutMillis the most that the whole exchange may take, more than zero
     * @return the response, or a {@link TransportException} that no {@code CompletionException} wraps, since
     *     {@link ConnectionRetryTransport} looks at its kind
     */
    CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis);

    @Override
    void close();
}
