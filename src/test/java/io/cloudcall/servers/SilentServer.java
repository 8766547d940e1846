package io.cloudcall.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An address of loopback at which connections are neither accepted nor refused, as its queue is full. Linux only. */
final class SilentServer implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 300;
    private static final int MAX_CONNECTIONS = 10;

    private final ServerSocket server;
    private final List<Socket> queue = new ArrayList<>();

    private SilentServer(String address, int port) throws IOException {
        server = new ServerSocket(port, 1, InetAddress.getByName(address));
    }

    static SilentServer start(String address, int port) throws IOException {
        SilentServer silent = new SilentServer(address, port);
        silent.fillQueue();
        return silent;
    }

    private void fillQueue() throws IOException {
        for (int i = 0; i < MAX_CONNECTIONS; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(
                        new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), CONNECT_TIMEOUT_MILLIS);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IOException("the queue takes all connections");
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queue) {
            socket.close();
        }
        server.close();
    }
}
