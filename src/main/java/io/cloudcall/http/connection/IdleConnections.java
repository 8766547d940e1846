package io.cloudcall.http.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The open connections that serve no request, by route. Confined to the event loop. */
final class IdleConnections {
    private final Map<HttpRoute, Deque<Connection>> byRoute = new HashMap<>();

    void add(Connection connection) {
        byRoute.computeIfAbsent(connection.route(), ignored -> new ArrayDeque<>())
                .push(connection);
    }

    void remove(Connection connection) {
        Deque<Connection> connections = byRoute.get(connection.route());
        if (connections != null) {
            connections.remove(connection);
        }
    }

    boolean isEmpty(HttpRoute route) {
        Deque<Connection> connections = byRoute.get(route);
        return connections == null || connections.isEmpty();
    }

    boolean contains(HttpRoute route, Predicate<Connection> filter) {
        return byRoute.getOrDefault(route, new ArrayDeque<>()).stream().anyMatch(filter);
    }

    private boolean contains(Connection connection) {
        return contains(connection.route(), connection::equals);
    }

    /** Removes and returns the matching connection that was used last, or null if none matches. */
    @Nullable
    Connection take(HttpRoute route, Predicate<Connection> filter) {
        Deque<Connection> connections = byRoute.getOrDefault(route, new ArrayDeque<>());
        // The filter may close connections, which removes them.
        for (Connection connection : List.copyOf(connections)) {
            if (filter.test(connection)) {
                connections.remove(connection);
                return connection;
            }
        }
        return null;
    }

    /** Closes the connections that match. */
    void closeIf(Predicate<Connection> filter) {
        // Closing one may let a request that waits take another, which is idle no longer.
        all().stream().filter(filter).filter(this::contains).forEach(this::close);
    }

    /** Closes one connection, if there is one. */
    void closeAny() {
        all().stream().findFirst().ifPresent(this::close);
    }

    private void close(Connection connection) {
        remove(connection);
        connection.close();
    }

    private List<Connection> all() {
        List<Connection> all = new ArrayList<>();
        byRoute.values().forEach(all::addAll);
        return all;
    }
}
