package io.cloudcall.wechat;

import java.util.concurrent.CompletableFuture;

/** Carries HTTP requests. Thread-safe. */
interface Transport extends AutoCloseable {

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
