package io.cloudcall.functional.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A server that reads the first TLS record of each connection, and answers with a fixed one. */
public final class TlsRecordServer implements AutoCloseable {
    private static final int HEADER_BYTES = 5;

    private final ServerSocket socket;
    private final byte[] answer;
    private final CompletableFuture<byte[]> first = new CompletableFuture<>();

    private TlsRecordServer(byte[] answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    /** Starts the server on loopback. */
    public static TlsRecordServer start(byte[] answer) throws IOException {
        return new TlsRecordServer(answer);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Returns the first record, once it has been received: a ClientHello, without the header of the record. */
    public CompletableFuture<byte[]> first() {
        return first;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                first.complete(readRecord(client.getInputStream()));
                client.getOutputStream().write(answer);
                client.shutdownOutput();
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The client or this server closed.
            }
        }
    }

    private static byte[] readRecord(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) {
            throw new IOException("no record");
        }
        return in.readNBytes((header[3] & 0xff) << 8 | (header[4] & 0xff));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
