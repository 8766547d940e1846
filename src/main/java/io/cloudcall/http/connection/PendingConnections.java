package io.cloudcall.http.connection;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections that open ahead of their requests, at most one per route. One that takes too long is given up, by the
 * wall clock: its process may have been frozen during the handshake. Confined to the event loop.
 */
final class PendingConnections {
    private final long maxMillis;
    private final Map<HttpRoute, Pending> byRoute = new HashMap<>();

    /** A connection that opens. */
    private static final class Pending {
        private final Future<Connection> connection;
        private final long startedAt;

        Pending(Future<Connection> connection, long startedAt) {
            this.connection = connection;
            this.startedAt = startedAt;
        }

        /** Returns whether too much time has passed. A clock that was set back counts as that. */
        boolean isLate(long now, long maxMillis) {
            return now < startedAt || now - startedAt > maxMillis;
        }
    }

    /** Creates an empty collection of connections, each of which has {@code maxMillis} to open. */
    PendingConnections(long maxMillis) {
        this.maxMillis = maxMillis;
    }

    /** Returns whether a connection opens that is not late. */
    boolean contains(HttpRoute route, long now) {
        Pending pending = byRoute.get(route);
        return pending != null && !pending.isLate(now, maxMillis);
    }

    /** Adds a connection, which goes to {@code idle} once it is open, unless it was taken or given up before. */
    void add(HttpRoute route, Future<Connection> connection, long now, Consumer<Connection> idle) {
        giveUp(route);
        Pending pending = new Pending(connection, now);
        byRoute.put(route, pending);
        connection.onFailure(ignored -> byRoute.remove(route, pending)).onSuccess(opened -> {
            if (byRoute.remove(route, pending)) {
                idle.accept(opened);
            }
        });
    }

    /** Removes and returns a connection that is not late, or null if there is none. */
    @Nullable
    Future<Connection> take(HttpRoute route, long now) {
        Pending pending = byRoute.get(route);
        if (pending == null || pending.isLate(now, maxMillis)) {
            giveUp(route);
            return null;
        }
        byRoute.remove(route);
        return pending.connection;
    }

    /** Closes the connection once it opens. */
    void giveUp(HttpRoute route) {
        Pending pending = byRoute.remove(route);
        if (pending != null) {
            pending.connection.onSuccess(Connection::close);
        }
    }
}
