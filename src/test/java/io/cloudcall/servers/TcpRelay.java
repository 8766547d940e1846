package io.cloudcall.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server at an address of loopback that passes its connections on to a port of 127.0.0.1. Thread-safe. */
final class TcpRelay implements AutoCloseable {
    private final ServerSocket server = new ServerSocket();
    private final int target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private TcpRelay(String address, int port, int target) throws IOException {
        this.target = target;
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        threads.execute(this::acceptConnections);
    }

    static TcpRelay start(String address, int port, int target) throws IOException {
        return new TcpRelay(address, port, target);
    }

    private void acceptConnections() {
        while (!server.isClosed()) {
            try {
                Socket client = track(server.accept());
                threads.execute(() -> relay(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private Socket track(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void relay(Socket client) {
        try (client;
                Socket next = track(new Socket(InetAddress.getLoopbackAddress(), target))) {
            threads.execute(() -> copy(next, client));
            copy(client, next);
        } catch (IOException e) {
            // A side closed its connection.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }

    /** Ends the server and its connections; connections are refused from then on. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.close();
    }
}
