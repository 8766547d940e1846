package io.cloudcall.tools.sandbox;

import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One of the addresses of a {@link Sandbox}, all on the same port and with the same state: what a name with several
 * addresses, or a name that moves, resolves to. It listens from the start, and can be stopped and started. Thread-safe.
 */
public final class SandboxAddress {

    /** What holds the port. */
    private interface Holder {
        void release() throws IOException;
    }

    private static final Holder NONE = () -> {};

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
        try {
            Socket bound = new Socket();
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(host, port));
            // Bound without listening: refuses, and keeps the port from other programs.
            holder = bound::close;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the connections to this address and leaves new ones unanswered, as a machine that is gone. */
    public synchronized void drop() {
        release();
        holder = FullBacklog.at(new InetSocketAddress(host, port))::close;
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

    private static Holder closing(HttpServer listening) {
        return () -> LoopbackServer.await(listening.close());
    }
}
