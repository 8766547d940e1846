package io.cloudcall.tools.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A socket that accepts nothing and whose queue of connections is full, so that Linux drops each further connection: no
 * SYN is answered, nothing is refused.
 */
final class FullBacklog implements Closeable {

    private static final int BACKLOG = 1;

    /** More connections than any kernel makes of that backlog. */
    private static final int MAX_CONNECTIONS = 16;

    /** Loopback needs microseconds for a connection that it accepts. */
    private static final int CONNECT_TIMEOUT_MILLIS = 250;

    private final List<Closeable> sockets = new ArrayList<>();

    private FullBacklog() {}

    static FullBacklog at(InetSocketAddress address) throws IOException {
        FullBacklog backlog = new FullBacklog();
        try {
            backlog.fill(address);
        } catch (IOException e) {
            backlog.close();
            throw e;
        }
        return backlog;
    }

    @Override
    public void close() throws IOException {
        for (Closeable socket : sockets) {
            socket.close();
        }
    }

    private void fill(InetSocketAddress address) throws IOException {
        ServerSocket server = new ServerSocket();
        sockets.add(server);
        server.setReuseAddress(true);
        server.bind(address, BACKLOG);
        for (int i = 0; i < MAX_CONNECTIONS; i++) {
            Socket client = new Socket();
            sockets.add(client);
            try {
                client.connect(address, CONNECT_TIMEOUT_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IOException("the backlog of " + address + " does not fill");
    }
}
