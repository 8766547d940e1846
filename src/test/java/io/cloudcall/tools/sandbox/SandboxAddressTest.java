package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SandboxAddressTest {

    private final Sandbox sandbox = Sandbox.builder().start();
    private final SandboxAddress second = sandbox.addAddress("127.0.0.2");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void servesOneStateAtAllAddresses() throws Exception {
        assertServes(sandbox.address());
        assertServes(second);

        assertEquals(sandbox.port(), second.port());
        assertEquals(2, sandbox.requests().size());
        assertEquals("127.0.0.2", second.host());
    }

    @Test
    void servesTheLoopbackAddressOfIpv6() throws Exception {
        assertServes(sandbox.addAddress("::1"));
    }

    @Test
    void closesAndRefusesWhenStopped() throws Exception {
        try (RawConnection open = new RawConnection(second)) {
            get(open);
            second.stop();
            assertEquals("", open.readUntilClose());
        }
        assertThrows(ConnectException.class, () -> new RawConnection(second));
        assertServes(sandbox.address());
    }

    @Test
    void keepsConnectionsToOtherAddressesWhenOneStops() throws Exception {
        try (RawConnection open = new RawConnection(second)) {
            get(open);
            sandbox.address().stop();
            get(open);
        }
    }

    @Test
    void leavesConnectionsUnansweredWhenDropped() throws Exception {
        second.drop();

        try (Socket socket = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(second.host(), second.port());
            assertThrows(SocketTimeoutException.class, () -> socket.connect(address, 50));
        }
        assertServes(sandbox.address());
    }

    @Test
    void servesAgainWhenStarted() throws Exception {
        second.stop();
        second.start();
        assertServes(second);

        second.drop();
        second.start();
        assertServes(second);
    }

    @Test
    void resetsAllConnections() throws Exception {
        try (RawConnection one = new RawConnection(sandbox.address());
                RawConnection other = new RawConnection(second)) {
            get(one);
            get(other);
            sandbox.resetConnections();

            assertEquals(0, sandbox.openConnections());
            assertThrows(SocketException.class, one::readUntilClose);
            assertThrows(SocketException.class, other::readUntilClose);
        }
    }

    private static void assertServes(SandboxAddress address) throws IOException {
        try (RawConnection connection = new RawConnection(address)) {
            get(connection);
        }
    }

    private static void get(RawConnection connection) throws IOException {
        connection.get("/x");
        String head = connection.readHead();
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
        connection.read(Integer.parseInt(head.replaceFirst("(?si).*content-length: (\\d+).*", "$1")));
    }
}
