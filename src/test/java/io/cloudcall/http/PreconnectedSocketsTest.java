package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.http.connection.PreconnectedSockets;
import io.cloudcall.tools.sandbox.MockClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that are connected before the client is there. A server responds with the number of the connection. */
@Timeout(30)
class PreconnectedSocketsTest {
    private static final long TIMEOUT_MILLIS = 5_000;

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final Semaphore accepted = new Semaphore(0);

    private ScriptedServer server() throws IOException {
        return new ScriptedServer((connection, number) -> {
            accepted.release();
            ScriptedServer.respondForever(connection, number);
        });
    }

    private PreconnectedSockets preconnect(URI url, int count) {
        return PreconnectedSockets.start(url.getHost(), url.getPort(), count, clock);
    }

    private Transport transport(PreconnectedSockets sockets) {
        return new VertxTransport(
                new HttpClientConfig(TIMEOUT_MILLIS, List::of, null).withPreconnected(sockets), 1 << 20, clock);
    }

    private void awaitConnections(int count) throws InterruptedException {
        assertTrue(accepted.tryAcquire(count, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static String send(Transport transport, URI url, boolean idempotent) throws Exception {
        TransportRequest request = TransportRequest.post(url, Map.of(), List.of(), Map.of(), idempotent);
        byte[] body = transport
                .send(request, TIMEOUT_MILLIS)
                .get(2 * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .body();
        return new String(body, StandardCharsets.US_ASCII);
    }

    @Test
    void becomeTheFirstConnectionsInTheirOrder() throws Exception {
        try (ScriptedServer server = server()) {
            PreconnectedSockets sockets = preconnect(server.url(), 2);
            awaitConnections(2);
            try (Transport transport = transport(sockets)) {
                // Each write takes a connection without an earlier request.
                assertEquals("0", send(transport, server.url(), false));
                assertEquals("1", send(transport, server.url(), false));
                assertEquals("2", send(transport, server.url(), false));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5_001})
    void areNotUsedOnceTheServerMayHaveClosedThem(int millis) throws Exception {
        try (ScriptedServer server = server()) {
            PreconnectedSockets sockets = preconnect(server.url(), 1);
            awaitConnections(1);
            clock.advance(Duration.ofMillis(millis));
            try (Transport transport = transport(sockets)) {
                assertEquals("1", send(transport, server.url(), true));
            }
        }
    }

    @Test
    void leaveOtherServersAlone() throws Exception {
        try (ScriptedServer server = server();
                ScriptedServer other = server()) {
            PreconnectedSockets sockets = preconnect(server.url(), 1);
            awaitConnections(1);
            try (Transport transport = transport(sockets)) {
                assertEquals("0", send(transport, other.url(), true));
                assertEquals("0", send(transport, server.url(), true));
            }
        }
    }

    @Test
    void reportNothingOfAServerThatRefuses() throws Exception {
        URI url;
        try (ScriptedServer server = server()) {
            url = server.url();
        }
        try (Transport transport = transport(preconnect(url, 1))) {
            ExecutionException failure = assertThrows(ExecutionException.class, () -> send(transport, url, true));
            TransportException reason = assertInstanceOf(TransportException.class, failure.getCause());
            assertTrue(reason.isUnsent());
            assertEquals(TransportException.Kind.REFUSED, reason.kind());
        }
    }

    @Test
    void areClosedWithTheTransport() throws Exception {
        Semaphore ended = new Semaphore(0);
        try (ScriptedServer server = new ScriptedServer((connection, number) -> {
            accepted.release();
            assertEquals(-1, connection.getInputStream().read());
            ended.release();
        })) {
            PreconnectedSockets sockets = preconnect(server.url(), 2);
            awaitConnections(2);
            transport(sockets).close();

            assertTrue(ended.tryAcquire(2, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
        }
    }
}
