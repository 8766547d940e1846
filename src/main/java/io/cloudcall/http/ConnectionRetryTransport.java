package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * A transport that retries an idempotent request once after a stale connection, if the time allows: the server closed
 * it, when idle, before any response, or it contains the rest of an earlier response. The retry gets a new connection,
 * as more of the pooled ones may be stale.
 */
public final class ConnectionRetryTransport implements Transport {
    private final Transport transport;
    private final Clock clock;
    private final Runnable onSend;

    public ConnectionRetryTransport(Transport transport, Clock clock) {
        this(transport, clock, () -> {});
    }

    private ConnectionRetryTransport(Transport transport, Clock clock, Runnable onSend) {
        this.transport = transport;
        this.clock = clock;
        this.onSend = onSend;
    }

    /** Returns a transport over the same connections that runs {@code listener} before each attempt. */
    public Transport withListener(Runnable listener) {
        return new ConnectionRetryTransport(transport, clock, listener);
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis) {
        long startedAt = clock.millis();
        return sendOnce(request, timeoutMillis).exceptionallyCompose(failure -> {
            long elapsed = clock.millis() - startedAt;
            boolean hasTime = elapsed >= 0 && 2 * elapsed < timeoutMillis;
            return request.idempotent() && hasTime && isStaleConnection(failure)
                    ? sendOnce(request.withoutReplay(), timeoutMillis - elapsed)
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<TransportResponse> sendOnce(TransportRequest request, long timeoutMillis) {
        onSend.run();
        return transport.send(request, timeoutMillis);
    }

    private static boolean isStaleConnection(Throwable failure) {
        return failure instanceof TransportException transport
                && (transport.kind() == Kind.CLOSED_BEFORE_RESPONSE || transport.kind() == Kind.MALFORMED_RESPONSE);
    }

    @Override
    public void close() {
        transport.close();
    }
}
