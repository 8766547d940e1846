package io.cloudcall.wechat;

import io.cloudcall.call.ApiResponse;
import io.cloudcall.wechat.TransportException.Kind;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a request once more if its connection turns out to be spoilt: closed before any of an answer came, since the server gave
 * up an idle connection, or with the rest of an earlier answer in it. Only requests that do no harm twice, and only if the time
 * allows. A spoilt connection is never used again, and where there is one there may be more: the second request gets a new one.
 */
final class ConnectionRetryTransport implements Transport {
    private final Transport transport;
    private final Clock clock;

    ConnectionRetryTransport(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<ApiResponse> send(TransportRequest call, long timeoutMillis) {
        long began = clock.millis();
        return sendOnce(call, timeoutMillis).exceptionallyCompose(failure -> {
            long spent = clock.millis() - began;
            boolean fits = spent >= 0 && 2 * spent < timeoutMillis;
            return call.idempotent() && fits && isStaleConnection(failure)
                    ? sendOnce(call.withoutReplay(), timeoutMillis - spent)
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<ApiResponse> sendOnce(TransportRequest call, long timeoutMillis) {
        if (call.recorder() != null) {
            call.recorder().recordAttempt();
        }
        return transport.send(call, timeoutMillis);
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
