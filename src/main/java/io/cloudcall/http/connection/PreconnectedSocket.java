package io.cloudcall.http.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Clock;

/**
 * A socket whose TCP handshake was started.
 *
 * @param channel the socket, which does not block
 * @param address the address of the server
 * @param startedAt the monotonic clock at the start of the handshake, in nanoseconds
 * @param startedAtMillis the wall clock then
 */
record PreconnectedSocket(SocketChannel channel, InetSocketAddress address, long startedAt, long startedAtMillis) {

    /** Starts the handshake, and does not wait for its end. */
    static PreconnectedSocket connect(InetSocketAddress address, Clock clock) throws IOException {
        SocketChannel channel = SocketChannel.open();
        PreconnectedSocket socket = new PreconnectedSocket(channel, address, System.nanoTime(), clock.millis());
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    boolean isExpired(long now, long maxAgeMillis) {
        return now < startedAtMillis || now - startedAtMillis > maxAgeMillis;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is not used any more.
        }
    }
}
