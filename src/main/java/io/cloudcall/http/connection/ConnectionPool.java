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

    /**
     * The limit of age in milliseconds of a connection without a request: below the ten seconds or more for which
     * servers wait for a first request.
     */
    private static final long MAX_UNUSED_MILLIS = 8_000;

    /** The limit of the handshakes of a connection in milliseconds after which no request waits for them. */
    private static final long MAX_OPENING_MILLIS = 5_000;

    /** The same of a spare connection, without which a write opens another: three slow round trips. */
    private static final long MAX_SPARE_OPENING_MILLIS = 1_000;

    /** The limit of connections: more than the concurrent invocations of one Lambda process. */
    private static final int MAX_CONNECTIONS = 256;

    private final ConnectionOpener opener;
    private final HandshakeTimes handshakes;
    private final UnreachableAddresses unreachable;
    private final Clock clock;
    private final IdleConnections idle = new IdleConnections();
    private final PendingConnections ahead = new PendingConnections(MAX_OPENING_MILLIS);
    private final PendingConnections spares = new PendingConnections(MAX_SPARE_OPENING_MILLIS);
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private int open;

    /** A request that waits for a connection, as the limit is reached. */
    private record Waiter(HttpRoute route, Freshness freshness, Promise<Connection> connection) {}

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
        opener = new ConnectionOpener(vertx, client, proxy, clock, transport, unreachable);
        this.clock = clock;
    }

    /** Returns a connection for one request, which {@link #release} or {@link #discard} must follow. */
    public Future<Connection> acquire(HttpRoute route, Freshness freshness) {
        closeExpired();
        if (freshness == Freshness.NEW) {
            return openWithinLimit(route, freshness);
        }
        Connection connection = freshness == Freshness.ANY ? takeAny(route) : takeUnused(route);
        if (connection != null) {
            return Future.succeededFuture(connection);
        }
        Future<Connection> pending = takePending(route);
        if (pending == null) {
            return openWithinLimit(route, freshness);
        }
        // The server may have closed it right after its handshake.
        return pending.compose(
                opened -> opened.isOpen() ? Future.succeededFuture(opened) : openWithinLimit(route, freshness));
    }

    private void closeExpired() {
        long now = clock.millis();
        idle.closeIf(connection -> connection.isExpired(now, MAX_IDLE_MILLIS, MAX_LIFETIME_MILLIS));
    }

    /** Leaves an unused connection for a write, if there is another. */
    private @Nullable Connection takeAny(HttpRoute route) {
        Connection used = idle.take(route, connection -> connection.hasServed() && connection.isOpen());
        return used == null ? idle.take(route, Connection::isOpen) : used;
    }

    private @Nullable Connection takeUnused(HttpRoute route) {
        return idle.take(route, connection -> isYoungAndUnused(connection) && connection.isOpen());
    }

    private boolean isYoungAndUnused(Connection connection) {
        return !connection.hasServed() && !connection.isExpired(clock.millis(), MAX_UNUSED_MILLIS, MAX_UNUSED_MILLIS);
    }

    private @Nullable Future<Connection> takePending(HttpRoute route) {
        Future<Connection> pending = ahead.take(route, clock.millis());
        return pending == null ? spares.take(route, clock.millis()) : pending;
    }

    private Future<Connection> openWithinLimit(HttpRoute route, Freshness freshness) {
        if (open < MAX_CONNECTIONS) {
            return open(route);
        }
        Waiter waiter = new Waiter(route, freshness, Promise.promise());
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
        if (connection.isClosedByServer()) {
            spares.giveUp(connection.route());
            closeUnused(connection.address());
        }
        endOne();
    }

    /** A server that closes one connection may be about to close all of them. */
    private void closeUnused(InetSocketAddress address) {
        idle.closeIf(
                connection -> !connection.hasServed() && connection.address().equals(address));
    }

    private void endOne() {
        open--;
        serveWaiter();
    }

    private void serveWaiter() {
        Waiter waiter = waiters.poll();
        if (waiter != null) {
            acquire(waiter.route(), waiter.freshness()).onComplete(waiter.connection());
        }
    }

    /** Opens a connection for a request that is about to follow, unless there is one already. */
    public void openAhead(HttpRoute route) {
        closeExpired();
        if (idle.isEmpty(route)) {
            openAhead(route, ahead);
        }
    }

    /** Opens a connection that waits for the next request that needs an unused one, unless there is one already. */
    public void openSpare(HttpRoute route) {
        idle.closeIf(connection -> !connection.hasServed() && !isYoungAndUnused(connection));
        if (!idle.contains(route, this::isYoungAndUnused)) {
            openAhead(route, spares);
        }
    }

    private void openAhead(HttpRoute route, PendingConnections pending) {
        long now = clock.millis();
        if (!pending.contains(route, now) && open < MAX_CONNECTIONS) {
            pending.add(route, open(route), now, this::release);
        }
    }

    /** Returns whether a connection that served a request is ready for another. */
    public boolean hasUsed(HttpRoute route) {
        return idle.contains(route, Connection::hasServed);
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
