package io.cloudcall.http.connection;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Attempts to connect to the addresses of one name, as <a href="https://www.rfc-editor.org/rfc/rfc8305">RFC 8305</a>
 * (Happy Eyeballs) describes: the next address is tried once the one before fails or takes long, and the first
 * connection wins. Confined to the event loop.
 */
final class AddressRace {
    /** The limit of a TCP handshake before the next address is tried, in milliseconds: the delay of RFC 8305, 5. */
    private static final long MAX_TCP_MILLIS = 250;

    /** The limit of all handshakes before the next address is tried, in milliseconds: a lost packet fits into it. */
    private static final long MAX_HANDSHAKE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Deque<InetSocketAddress> addresses;
    private final Function<InetSocketAddress, Future<Connection>> connector;
    private final Consumer<Connection> surplus;
    private final HandshakeTimes handshakes;
    private final UnreachableAddresses unreachable;
    private final Promise<Connection> winner = Promise.promise();
    private int pending;

    /**
     * Creates a race.
     *
     * @param addresses the addresses in the order of the attempts, at least one
     * @param connector connects to an address
     * @param surplus receives connections that opened after the first one
     */
    AddressRace(
            Vertx vertx,
            List<InetSocketAddress> addresses,
            Function<InetSocketAddress, Future<Connection>> connector,
            Consumer<Connection> surplus,
            HandshakeTimes handshakes,
            UnreachableAddresses unreachable) {
        this.vertx = vertx;
        this.addresses = new ArrayDeque<>(addresses);
        this.connector = connector;
        this.surplus = surplus;
        this.handshakes = handshakes;
        this.unreachable = unreachable;
    }

    /** Runs the race, and returns the first connection, or the last failure if no address accepts one. */
    Future<Connection> run() {
        attemptNext();
        return winner.future();
    }

    private void attemptNext() {
        if (!addresses.isEmpty() && !winner.future().isComplete()) {
            new Attempt(addresses.remove()).start();
        }
    }

    /** An attempt to connect to one address. */
    private final class Attempt {
        private final InetSocketAddress address;
        private final long startedAt = System.nanoTime();
        private boolean hasSuccessor;

        Attempt(InetSocketAddress address) {
            this.address = address;
        }

        void start() {
            pending++;
            Future<Connection> connection = connector.apply(address);
            if (!addresses.isEmpty()) {
                watch(connection);
            }
            connection.onSuccess(this::win).onFailure(this::fail);
        }

        private void watch(Future<Connection> connection) {
            long tcpTimer = vertx.setTimer(MAX_TCP_MILLIS, ignored -> {
                if (!handshakes.hasConnectedSince(address, startedAt)) {
                    giveWay();
                }
            });
            long handshakeTimer = vertx.setTimer(MAX_HANDSHAKE_MILLIS, ignored -> giveWay());
            connection.onComplete(ignored -> {
                vertx.cancelTimer(tcpTimer);
                vertx.cancelTimer(handshakeTimer);
            });
        }

        private void win(Connection connection) {
            unreachable.remove(address);
            if (!winner.tryComplete(connection)) {
                surplus.accept(connection);
            }
        }

        private void fail(Throwable failure) {
            giveWay();
            pending--;
            if (pending == 0) {
                winner.tryFail(failure);
            }
        }

        /** Starts the next attempt, while this one may still win. */
        private void giveWay() {
            unreachable.add(address);
            if (!hasSuccessor) {
                hasSuccessor = true;
                attemptNext();
            }
        }
    }
}
