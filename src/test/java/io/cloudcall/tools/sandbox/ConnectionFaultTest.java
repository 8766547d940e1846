package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionFaultTest {

    private static final String UNKNOWN = "{\"errcode\":40066,";

    /** The head of a TLS record. */
    private static final int TLS_HEAD = 5;

    private static final int TIMEOUT_MILLIS = 10_000;

    private static SandboxCertificate certificate;

    private Sandbox sandbox = Sandbox.builder().start();

    @BeforeAll
    static void createCertificate(@TempDir Path folder) {
        certificate = SandboxCertificate.forLoopback(folder);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void closesOnAccept() throws Exception {
        sandbox.connectionFaults().next(ConnectionFault.closeOnAccept());

        try (RawConnection connection = new RawConnection(sandbox)) {
            assertEquals("", connection.readUntilClose());
        }
        assertServes();
    }

    @Test
    void resetsOnAccept() throws Exception {
        sandbox.connectionFaults().next(ConnectionFault.resetOnAccept());

        try (RawConnection connection = new RawConnection(sandbox)) {
            assertThrows(SocketException.class, connection::readUntilClose);
        }
        assertServes();
    }

    @Test
    void closesAfterSomeBytes() throws Exception {
        sandbox.connectionFaults().next(ConnectionFault.closeAfter(12));

        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.get("/x");
            assertEquals("HTTP/1.1 200", connection.readUntilClose());
        }
        assertServes();
    }

    @Test
    void resetsAfterSomeBytes() throws Exception {
        sandbox.connectionFaults().next(ConnectionFault.resetAfter(12));

        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.get("/x");
            assertEquals("HTTP/1.1 200", connection.read(12));
            assertThrows(SocketException.class, connection::readUntilClose);
        }
        assertServes();
    }

    @Test
    void hangsWithTheConnectionOpen() throws Exception {
        sandbox.connectionFaults().next(ConnectionFault.hang());

        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.get("/x");
            sandbox.connectionFaults().awaitApplied(1, Duration.ofSeconds(10));
            assertServes();
            assertEquals(0, connection.available());
        }
        assertEquals(1, sandbox.requests().size());
    }

    @Test
    void respondsBeforeAnyRequest() throws Exception {
        sandbox.connectionFaults().next(ConnectionFault.respondUnasked(408, "text/html", "late"));

        try (RawConnection connection = new RawConnection(sandbox)) {
            assertTrue(connection.readHead().startsWith("HTTP/1.1 408 Request Timeout\r\n"));
            assertEquals("late", connection.read(4));
            connection.get("/x");
            connection.readHead();
            assertEquals(UNKNOWN, connection.read(UNKNOWN.length()));
        }
    }

    @Test
    void happensToAsManyConnectionsAsPlanned() throws Exception {
        sandbox.connectionFaults().times(2, ConnectionFault.closeOnAccept());
        for (int i = 0; i < 2; i++) {
            try (RawConnection connection = new RawConnection(sandbox)) {
                assertEquals("", connection.readUntilClose());
            }
        }
        assertServes();
        assertEquals(0, sandbox.connectionFaults().pending());
        assertEquals(
                List.of(ConnectionFault.closeOnAccept(), ConnectionFault.closeOnAccept()),
                sandbox.connectionFaults().applied());
    }

    @Test
    void canBeCalledOff() throws Exception {
        sandbox.connectionFaults().next(ConnectionFault.closeOnAccept());
        sandbox.connectionFaults().clear();

        assertServes();
    }

    @Test
    void cutsATlsHandshake() throws Exception {
        startTls();
        sandbox.connectionFaults().next(ConnectionFault.closeAfter(0));
        sandbox.connectionFaults().next(ConnectionFault.resetAfter(TLS_HEAD));
        sandbox.connectionFaults().next(ConnectionFault.closeOnAccept());

        for (int i = 0; i < 3; i++) {
            try (SSLSocket socket = tlsSocket()) {
                failure(socket);
            }
        }
        try (SSLSocket socket = tlsSocket()) {
            // The sandbox completes its part; the client does not trust the authority.
            assertTrue(failure(socket).contains("path"));
        }
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void hangsInATlsHandshake() throws Exception {
        startTls();
        sandbox.connectionFaults().next(ConnectionFault.hang());

        try (SSLSocket socket = tlsSocket()) {
            socket.setSoTimeout(50);
            assertTrue(failure(socket).contains("timed out"));
        }
    }

    private void startTls() {
        sandbox.close();
        sandbox = Sandbox.builder().certificate(certificate).start();
    }

    private SSLSocket tlsSocket() throws IOException {
        Socket socket = SSLSocketFactory.getDefault().createSocket("127.0.0.1", sandbox.port());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return (SSLSocket) socket;
    }

    private static String failure(SSLSocket socket) {
        return String.valueOf(
                assertThrows(IOException.class, socket::startHandshake).getMessage());
    }

    private void assertServes() throws IOException {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.get("/x");
            connection.readHead();
            assertEquals(UNKNOWN, connection.read(UNKNOWN.length()));
        }
    }
}
