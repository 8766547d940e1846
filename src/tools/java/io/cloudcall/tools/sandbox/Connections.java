package io.cloudcall.tools.sandbox;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The server's open connections, each with a number. Thread-safe. */
final class Connections {

    private final Map<HttpConnection, ServerConnection> connections = new ConcurrentHashMap<>();
    private final Set<HttpConnection> inUse = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();

    void add(HttpConnection connection) {
        ServerConnection added = new ServerConnection(opened.incrementAndGet(), connection);
        connections.put(connection, added);
        connection.closeHandler(closed -> remove(connection));
        added.respondUnasked();
    }

    /** Marks a connection as in use until {@code response} has been sent. */
    void markInUse(HttpConnection connection, HttpServerResponse response) {
        markInUse(connection, response, () -> {});
    }

    /** As {@link #markInUse(HttpConnection, HttpServerResponse)}, and runs {@code sent} then. */
    void markInUse(HttpConnection connection, HttpServerResponse response, Runnable sent) {
        inUse.add(connection);
        response.endHandler(end -> {
            inUse.remove(connection);
            sent.run();
        });
        response.closeHandler(closed -> sent.run());
    }

    ServerConnection get(HttpConnection connection) {
        return Objects.requireNonNull(connections.get(connection), "closed");
    }

    int count() {
        return connections.size();
    }

    /** Closes all connections; the future completes when none of them is counted any more. */
    Future<?> closeAll() {
        return Future.join(connections.keySet().stream().map(this::close).toList());
    }

    /** Resets all connections, and returns when none of them is counted any more. */
    void resetAll() {
        // Not the ones opened meanwhile: busy clients open them faster than these are reset.
        Map.copyOf(connections).forEach((connection, open) -> {
            ServerConnection.reset(open.channel());
            open.channel().closeFuture().awaitUninterruptibly();
            remove(connection);
        });
    }

    /** Closes the connections without a request in flight, and returns their number. */
    int closeIdle() {
        List<HttpConnection> idle = connections.keySet().stream()
                .filter(connection -> !inUse.contains(connection))
                .toList();
        LoopbackServer.await(Future.join(idle.stream().map(this::close).toList()));
        return idle.size();
    }

    private void remove(HttpConnection connection) {
        connections.remove(connection);
        inUse.remove(connection);
    }

    private Future<?> close(HttpConnection connection) {
        // The connection's own close handler may run after the future that its close returns.
        return connection.close().map(closed -> connections.remove(connection));
    }
}
