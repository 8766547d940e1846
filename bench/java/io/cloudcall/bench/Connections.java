package io.cloudcall.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Servers on BENCH_ADDRESS, by default loopback, with a thread a connection. */
final class Connections {
    private static final String ADDRESS = System.getenv().getOrDefault("BENCH_ADDRESS", "127.0.0.1");

    private Connections() {}

    /** What answers requests. */
    interface Server {
        /** Answers the next request of a connection; false at its end. */
        boolean answerNext(InputStream in, OutputStream out) throws IOException;
    }

    /** A factory of servers with the key of a store. */
    static ServerSocketFactory secure(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    /** Starts a server, and gives its port. */
    static int listen(ServerSocketFactory factory, Server server) throws IOException {
        ServerSocket socket = factory.createServerSocket(0, 200, InetAddress.getByName(ADDRESS));
        Thread.ofPlatform().daemon().start(() -> acceptAll(socket, server));
        return socket.getLocalPort();
    }

    /** Prints {@code ready}, serves until the standard input ends, and exits. */
    static void serve() throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // The parent process holds the other end.
        }
        System.exit(0);
    }

    private static void acceptAll(ServerSocket socket, Server server) {
        while (true) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(client, server));
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static void serve(Socket client, Server server) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), 16_384);
            while (server.answerNext(in, client.getOutputStream())) {
                // Until the client closes the connection.
            }
        } catch (IOException gone) {
            // The client was killed: the next one has another connection.
        }
    }
}
