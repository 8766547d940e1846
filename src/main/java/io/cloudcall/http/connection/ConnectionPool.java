package io.cloudcall.http.connection;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.net.ProxyOptions;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections, each of which serves one request at a time. Confined to the event loop.
 *
 * <p>A connection is checked by the wall clock when it is taken, since a timer does not run in a process that Lambda
 * froze. Its idle time and its age are limited, so that a name whose address changes is followed, and a connection that
 * went out of step with its server does not last.
 */
public final class ConnectionPool {
    /** The limit of idle time in milliseconds: below the minute or more of most servers and NAT gateways. */
    private static final long MAX_IDLE_MILLIS = 50_000;

    /** The limit of age in milliseconds: twice the time for which the JDK caches an address. */
    private static final long MAX_LIFETIME_MILLIS = 60_000;

    /** The limit of age in milliseconds up to which a connection without a request so far counts as new. */
    private static final long MAX_UNUSED_MILLIS = 2_000;

    /** The limit of connections: more than the concurrent invocations of one Lambda process. */
    private static final int MAX_CONNECTIONS = 256;

    private final ConnectionOpener opener;
    private final HandshakeTimes handshakes;
    private final UnreachableAddresses unreachable;
    private final Clock clock;
    private final IdleConnections idle = new IdleConnections();
    private final Map<HttpRoute, Future<Connection>> openingAhead = new HashMap<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private int open;

    /** A request that waits for a connection, as the limit is reached. */
    private record Waiter(HttpRoute route, boolean isNew, Promise<Connection> connection) {}

    /**
     * Creates an empty pool.
     *
     * @param transport the transport of {@code vertx}
     * @param client opens the connections
     * @param proxy the proxy of routes that go through one, or null for none
     * @param clock the wall clock, which advances while the process is frozen
     */
    public ConnectionPool(
            TimedTransport transport, Vertx vertx, HttpClientAgent client, @Nullable ProxyOptions proxy, Clock clock) {
        handshakes = transport.handshakes();
        unreachable = new UnreachableAddresses(clock);
        opener = new ConnectionOpener(vertx, client, proxy, clock, handshakes, unreachable);
        this.clock = clock;
    }

    /**
     * Returns a connection for one request, which {@link #release} or {@link #discard} must follow.
     *
     * @param isNew whether it must be new, since the server may be about to close another one
     */
    public Future<Connection> acquire(HttpRoute route, boolean isNew) {
        idle.closeIf(this::isExpired);
        Connection connection = idle.take(route, isNew ? this::countsAsNew : ignored -> true);
        if (connection != null) {
            return Future.succeededFuture(connection);
        }
        Future<Connection> ahead = openingAhead.remove(route);
        return ahead == null ? openWithinLimit(route, isNew) : ahead;
    }

    private boolean isExpired(Connection connection) {
        return connection.isExpired(clock.millis(), MAX_IDLE_MILLIS, MAX_LIFETIME_MILLIS);
    }

    private boolean countsAsNew(Connection connection) {
        return !connection.hasServed() && !connection.isExpired(clock.millis(), MAX_UNUSED_MILLIS, MAX_UNUSED_MILLIS);
    }

    private Future<Connection> openWithinLimit(HttpRoute route, boolean isNew) {
        if (open < MAX_CONNECTIONS) {
            return open(route);
        }
        Waiter waiter = new Waiter(route, isNew, Promise.promise());
        waiters.add(waiter);
        idle.closeAny();
        return waiter.connection().future();
    }

    private Future<Connection> open(HttpRoute route) {
        open++;
        return opener.open(route, this::addSurplus)
                .onSuccess(connection -> connection.onClose(() -> removeClosed(connection)))
                .onFailure(ignored -> endOne());
    }

    private void addSurplus(Connection connection) {
        open++;
        connection.onClose(() -> removeClosed(connection));
        release(connection);
    }

    private void removeClosed(Connection connection) {
        idle.remove(connection);
        endOne();
    }

    private void endOne() {
        open--;
        serveWaiter();
    }

    private void serveWaiter() {
        Waiter waiter = waiters.poll();
        if (waiter != null) {
            acquire(waiter.route(), waiter.isNew()).onComplete(waiter.connection());
        }
    }

    /** Opens a connection for a request that is about to follow, unless there is one already. */
    public void openAhead(HttpRoute route) {
        idle.closeIf(this::isExpired);
        if (idle.isEmpty(route) && !openingAhead.containsKey(route) && open < MAX_CONNECTIONS) {
            Future<Connection> opening = open(route);
            openingAhead.put(route, opening);
            opening.onFailure(ignored -> openingAhead.remove(route, opening)).onSuccess(connection -> {
                // Otherwise a request took it already.
                if (openingAhead.remove(route, opening)) {
                    release(connection);
                }
            });
        }
    }

    /** Returns whether a connection is ready for a request. */
    public boolean hasIdle(HttpRoute route) {
        return !idle.isEmpty(route);
    }

    /** Takes back a connection that is ready for another request. */
    public void release(Connection connection) {
        if (connection.isClosed()) {
            return;
        }
        idle.add(connection);
        serveWaiter();
    }

    /** Closes a connection whose exchange failed. */
    public void discard(Connection connection) {
        connection.close();
    }

    /** Prefers other addresses to one that did not respond, and closes the idle connections to it. */
    public void setAside(InetSocketAddress address) {
        unreachable.add(address);
        idle.closeIf(connection -> connection.address().equals(address));
    }

    /** Returns whether a response came too soon after its request to be the response to it. */
    public boolean isTooEarly(Connection connection, long nanos) {
        return connection.hasServed() && handshakes.isTooEarly(connection.address(), nanos);
    }
}
