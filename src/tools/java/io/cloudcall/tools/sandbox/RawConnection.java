package io.cloudcall.tools.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain socket to a sandbox, for tests of the bytes of responses. Reads time out after 10 s. */
final class RawConnection implements AutoCloseable {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final Socket socket;

    RawConnection(Sandbox sandbox) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), sandbox.port()));
    }

    RawConnection(SandboxAddress address) throws IOException {
        this(new Socket(address.host(), address.port()));
    }

    /** Wraps a connected socket, which may speak TLS. */
    RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
    }

    void get(String target) throws IOException {
        send("GET " + target + " HTTP/1.1\r\nHost: sandbox\r\n\r\n");
    }

    void send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads up to and including an empty line. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append(read(1));
        }
        return head.toString();
    }

    String read(int bytes) throws IOException {
        byte[] read = input().readNBytes(bytes);
        if (read.length < bytes) {
            throw new IOException("closed after " + read.length + " of " + bytes + " bytes");
        }
        return new String(read, StandardCharsets.UTF_8);
    }

    /** Reads until the server closes the connection. */
    String readUntilClose() throws IOException {
        return new String(input().readAllBytes(), StandardCharsets.UTF_8);
    }

    int available() throws IOException {
        return input().available();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private InputStream input() throws IOException {
        return socket.getInputStream();
    }
}
