package io.cloudcall.wechat;

import io.cloudcall.call.ApiResponse;
import java.util.concurrent.CompletableFuture;

/** Carries HTTP requests. Thread-safe. */
interface Transport extends AutoCloseable {

    /**
     * Sends a request, once.
     *
     * @param timeoutMillis the most that the whole exchange may take, more than zero
     * @return the answer, or a {@link TransportException}
     */
    CompletableFuture<ApiResponse> send(TransportRequest call, long timeoutMillis);

    @Override
    void close();
}
