package io.cloudcall.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sockets to one server whose TCP handshakes a process starts before it loads Vert.x, so that the first round trip and
 * the loading take place at once. The first connections take them over. Failures are ignored: a connection without a
 * socket opens its own, and reports them. Thread-safe.
 */
public final class PreconnectedSockets {
    /** The limit of age in milliseconds: below the ten seconds or more for which servers wait for a TLS handshake. */
    private static final long MAX_AGE_MILLIS = 5_000;

    private final String host;
    private final int port;
    private final Clock clock;
    private final Deque<PreconnectedSocket> sockets = new ArrayDeque<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private boolean closed;

    private PreconnectedSockets(String host, int port, Clock clock) {
        this.host = host;
        this.port = port;
        this.clock = clock;
    }

    /** Returns no sockets. */
    public static PreconnectedSockets none() {
        return new PreconnectedSockets("", 0, Clock.systemUTC());
    }

    /**
     * Starts to connect on another thread, which resolves the name first.
     *
     * @param host the name or the literal address of the server
     * @param count the number of sockets
     * @param clock the wall clock, which advances while the process is frozen
     */
    public static PreconnectedSockets start(String host, int port, int count, Clock clock) {
        PreconnectedSockets sockets = new PreconnectedSockets(host, port, clock);
        Thread.ofPlatform().daemon().name("preconnect").start(() -> sockets.connect(count));
        return sockets;
    }

    private void connect(int count) {
        try {
            // The address that a connection tries first.
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
            for (int i = 0; i < count; i++) {
                add(PreconnectedSocket.connect(address, clock));
            }
        } catch (IOException e) {
            // The connection that follows reports it.
        } finally {
            started.complete(null);
        }
    }

    private synchronized void add(PreconnectedSocket socket) {
        if (closed) {
            socket.close();
        } else {
            sockets.add(socket);
        }
    }

    /** Waits until the handshakes with this server are started, if it is theirs: about as long as its name resolves. */
    void await(String server, int serverPort) {
        if (server.equals(host) && serverPort == port) {
            started.join();
        }
    }

    /** Removes and returns a socket to an address, or null if there is none that is young enough. */
    synchronized @Nullable PreconnectedSocket take(@Nullable SocketAddress address) {
        while (!sockets.isEmpty() && sockets.element().address().equals(address)) {
            PreconnectedSocket socket = sockets.remove();
            if (!socket.isExpired(clock.millis(), MAX_AGE_MILLIS)) {
                return socket;
            }
            socket.close();
        }
        return null;
    }

    /** Closes the sockets that no connection took. */
    public synchronized void close() {
        closed = true;
        sockets.forEach(PreconnectedSocket::close);
        sockets.clear();
    }
}
