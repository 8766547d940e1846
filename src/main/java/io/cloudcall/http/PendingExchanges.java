package io.cloudcall.http;

import io.cloudcall.http.TransportException.Kind;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The responses that a transport has yet to give, all of which fail once it is closed. Thread-safe. */
final class PendingExchanges {
    private final Set<Runnable> aborts = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Adds a response that is yet to come, and returns what makes it fail. */
    Runnable add(CompletableFuture<?> response) {
        Runnable abort = () -> fail(response);
        aborts.add(abort);
        return abort;
    }

    private static void fail(CompletableFuture<?> response) {
        response.completeExceptionally(
                new TransportException(Kind.OTHER, new IllegalStateException("the client is closed")));
    }

    /** Forgets a response that is about to be given. */
    void remove(Runnable abort) {
        aborts.remove(abort);
    }

    /** What was added before this returns false fails if the transport is closed later. */
    boolean isClosed() {
        return closed;
    }

    /** Makes all fail. */
    void close() {
        closed = true;
        aborts.forEach(Runnable::run);
    }
}
