package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request once more if its connection turns out to be stale: closed before any of a response came, since the
 * server gave up an idle connection, or with the rest of an earlier response in it. Only requests that do no harm
 * twice, and only if the time allows. A stale connection is never used again, and where there is one there may be more:
 * the second request gets a new one.
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

    /** Returns a transport over the same connections that runs {@code listener} each time that it sends a request. */
    public Transport withListener(Runnable listener) {
        return new ConnectionRetryTransport(transport, clock, listener);
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, long timeoutMillis) {
        long began = clock.millis();
        return sendOnce(request, timeoutMillis).exceptionallyCompose(failure -> {
            long spent = clock.millis() - began;
            boolean fits = spent >= 0 && 2 * spent < timeoutMillis;
            return request.idempotent() && fits && isStaleConnection(failure)
                    ? sendOnce(request.withoutReplay(), timeoutMillis - spent)
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
