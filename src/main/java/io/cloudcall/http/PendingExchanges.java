package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The pending responses of a transport, all of which fail once it is closed. Thread-safe. */
final class PendingExchanges {
    private final Set<Runnable> aborts = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Adds a pending response, and returns the action that makes it fail. */
    Runnable add(CompletableFuture<?> response) {
        Runnable abort = () -> fail(response);
        aborts.add(abort);
        return abort;
    }

    private static void fail(CompletableFuture<?> response) {
        response.completeExceptionally(
                new TransportException(Kind.OTHER, false, new IllegalStateException("the client is closed")));
    }

    /** Removes a response that is about to complete. */
    void remove(Runnable abort) {
        aborts.remove(abort);
    }

    /**
     * Returns whether the transport is closed. A response that was added before this returns false fails on a later
     * close.
     */
    boolean isClosed() {
        return closed;
    }

    /** Fails all pending responses. */
    void close() {
        closed = true;
        aborts.forEach(Runnable::run);
    }
}
