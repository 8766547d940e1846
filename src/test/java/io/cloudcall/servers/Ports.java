package io.cloudcall.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of loopback for servers that are stopped and started again. */
final class Ports {
    /** Below the range that outgoing connections take theirs from, one of which could take a stopped server's port. */
    private static final int MIN = 20_000;

    private static final int MAX = 32_000;
    private static final int ATTEMPTS = 100;
    private static final long POLL_MILLIS = 5;

    private Ports() {}

    /** Returns a port that is free on all addresses. */
    static int free() throws IOException {
        IOException last = new IOException("no free port");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (ServerSocket socket =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(MIN, MAX))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Waits until a server of {@code process} accepts connections at {@code port}. */
    static void awaitServer(Process process, int port, Duration timeout) throws IOException, InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!accepts(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the server of port " + port + " does not start");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
