package io.cloudcall.tools.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A relay on loopback that forwards bytes in segments, as a network does: a certificate arrives in several, and what
 * assembles them has to be trained too.
 */
final class SegmentingRelay implements AutoCloseable {
    private static final int SEGMENT = 1_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ServerSocket server;
    private final int target;

    private SegmentingRelay(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** Starts a relay to a port on loopback. */
    static SegmentingRelay start(int target) throws IOException {
        SegmentingRelay relay = new SegmentingRelay(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), target);
        startThread(relay::accept);
        return relay;
    }

    int port() {
        return server.getLocalPort();
    }

    private static void startThread(Runnable task) {
        Thread.ofVirtual().name("segmenting-relay").start(task);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                startThread(() -> copy(client, upstream));
                startThread(() -> copy(upstream, client));
            }
        } catch (IOException e) {
            // The relay was closed.
        }
    }

    private static void copy(Socket source, Socket destination) {
        try (source;
                destination) {
            destination.setTcpNoDelay(true);
            InputStream in = source.getInputStream();
            OutputStream out = destination.getOutputStream();
            byte[] segment = new byte[SEGMENT];
            for (int length = in.read(segment); length >= 0; length = in.read(segment)) {
                out.write(segment, 0, length);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            // The other direction closed the connection.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
