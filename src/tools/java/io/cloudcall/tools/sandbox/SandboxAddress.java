package io.cloudcall.tools.sandbox;

import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * One of the addresses of a {@link Sandbox}, all on the same port and with the same state: what a name with several
 * addresses, or a name that moves, resolves to. It listens from the start, and can be stopped and started. Thread-safe.
 */
public final class SandboxAddress {

    /** The holder of the port. */
    private interface Holder {
        void release() throws IOException;
    }

    private interface Binding {
        Holder bind(InetSocketAddress address) throws IOException;
    }

    private static final Holder NONE = () -> {};
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final LoopbackServer server;
    private final String host;
    private final int port;
    private Holder holder;

    SandboxAddress(LoopbackServer server, String host, int port) {
        HttpServer listening = server.listen(host, port);
        this.server = server;
        this.host = host;
        this.port = listening.actualPort();
        holder = closing(listening);
    }

    /** Returns the IP address. */
    public String host() {
        return host;
    }

    /** Returns the port, which all addresses of a sandbox share. */
    public int port() {
        return port;
    }

    /** Listens again after {@link #stop} or {@link #drop}. */
    public synchronized void start() {
        release();
        holder = closing(server.listen(host, port));
    }

    /** Closes the connections to this address and refuses new ones, as a machine whose server has ended. */
    public synchronized void stop() {
        release();
        holder = bind(SandboxAddress::reserve);
    }

    /** Closes the connections to this address and leaves new ones unanswered, as a machine that is gone. */
    public synchronized void drop() {
        release();
        holder = bind(address -> FullBacklog.at(address)::close);
    }

    synchronized void release() {
        Holder released = holder;
        holder = NONE;
        try {
            released.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Binds without listening, which refuses connections and keeps the port from other programs. */
    private static Holder reserve(InetSocketAddress address) throws IOException {
        Socket bound = new Socket();
        bound.setReuseAddress(true);
        bound.bind(address);
        return bound::close;
    }

    private Holder bind(Binding binding) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                return binding.bind(new InetSocketAddress(host, port));
            } catch (BindException e) {
                // The server's selector closes its socket a moment after the server has reported its end.
                if (System.nanoTime() > deadline) {
                    throw new UncheckedIOException(e);
                }
                Thread.onSpinWait();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Holder closing(HttpServer listening) {
        return () -> LoopbackServer.await(listening.close());
    }
}
