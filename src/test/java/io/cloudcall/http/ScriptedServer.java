package io.cloudcall.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback whose connections each follow a script. */
final class ScriptedServer implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 16 * 1_024;

    private final ServerSocket socket = new ServerSocket();
    private final AtomicInteger connections = new AtomicInteger();

    /** The behavior of one connection. */
    @FunctionalInterface
    interface Script {
        /**
         * Serves a connection, which is closed afterwards.
         *
         * @param number the number of earlier connections
         */
        void serve(Socket connection, int number) throws Exception;
    }

    ScriptedServer(Script script) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(() -> accept(script));
    }

    private void accept(Script script) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                int number = connections.getAndIncrement();
                Thread.ofVirtual().start(() -> serve(script, connection, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Script script, Socket connection, int number) {
        try (connection) {
            script.serve(connection, number);
        } catch (Exception e) {
            // The client closed, as far as a test is concerned.
        }
    }

    /** Responds to each request on a connection with the connection's number. */
    static void respondForever(Socket connection, int number) throws IOException {
        while (true) {
            respondOnce(connection, number);
        }
    }

    /** Responds to one request with the connection's number. */
    static void respondOnce(Socket connection, int number) throws IOException {
        readHead(connection);
        write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + number);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** Reads the head of a request. */
    static void readHead(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
    }

    static void write(Socket connection, String response) throws IOException {
        connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
