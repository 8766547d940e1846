package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connection that waits for the next write. A server responds with the number of the connection. */
@Timeout(30)
class SpareConnectionTest {
    private static final long TIMEOUT_MILLIS = 5_000;
    private static final String TIMED_OUT =
            "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @AutoClose
    private final Transport transport = create(true);

    private final Semaphore accepted = new Semaphore(0);

    private Transport create(boolean keepsSpare) {
        return new ConnectionRetryTransport(
                new VertxTransport(new HttpClientConfig(TIMEOUT_MILLIS, List::of, null, keepsSpare), 1 << 20, clock),
                clock,
                new RetryBudget());
    }

    private ScriptedServer server(ScriptedServer.Script script) throws IOException {
        return new ScriptedServer((connection, number) -> {
            accepted.release();
            script.serve(connection, number);
        });
    }

    /** A server whose second connection, the spare one, follows a script. */
    private ScriptedServer serverOfSpare(ScriptedServer.Script script) throws IOException {
        return server((connection, number) -> {
            if (number == 1) {
                script.serve(connection, number);
            } else {
                ScriptedServer.respondForever(connection, number);
            }
        });
    }

    private void awaitConnections(int count) throws InterruptedException {
        assertTrue(accepted.tryAcquire(count, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static void acquire(Semaphore semaphore) throws InterruptedException {
        assertTrue(semaphore.tryAcquire(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static TransportRequest write(ScriptedServer server) {
        return TransportRequest.post(server.url(), Map.of(), List.of(), Map.of(), false);
    }

    private static TransportRequest read(ScriptedServer server) {
        return TransportRequest.get(server.url(), Map.of(), true);
    }

    private TransportResponse send(TransportRequest request) throws Exception {
        return transport.send(request, TIMEOUT_MILLIS).get(2 * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void assertConnection(int number, TransportRequest request) throws Exception {
        assertEquals(Integer.toString(number), new String(send(request).body(), StandardCharsets.US_ASCII));
    }

    /** Makes two reads, during which the event loop sees the spare connection, too. */
    private void readTwice(ScriptedServer server) throws Exception {
        assertConnection(0, read(server));
        assertConnection(0, read(server));
    }

    @Test
    void isOpenedByTheWriteBefore() throws Exception {
        try (ScriptedServer server = server(ScriptedServer::respondForever)) {
            assertConnection(0, write(server));
            awaitConnections(2);

            assertConnection(1, write(server));
        }
    }

    @Test
    void isOpenedAhead() throws Exception {
        try (ScriptedServer server = server(ScriptedServer::respondForever)) {
            transport.openSpare(read(server));
            awaitConnections(1);

            assertConnection(0, write(server));
        }
    }

    @Test
    void isLeftByReads() throws Exception {
        try (ScriptedServer server = server(ScriptedServer::respondForever)) {
            assertConnection(0, write(server));
            awaitConnections(2);

            assertConnection(0, read(server));
            assertConnection(0, read(server));
            assertConnection(1, write(server));
        }
    }

    @Test
    void isReplacedOnceServersMayCloseIt() throws Exception {
        try (ScriptedServer server = server(ScriptedServer::respondForever)) {
            assertConnection(0, write(server));
            awaitConnections(2);
            readTwice(server);
            clock.advance(Duration.ofMillis(8_001));

            assertConnection(2, write(server));
        }
    }

    @Test
    void isOpenedByWritesOnly() throws Exception {
        try (ScriptedServer server = server(ScriptedServer::respondForever)) {
            assertConnection(0, read(server));
            assertConnection(0, read(server));

            assertConnection(1, write(server));
        }
    }

    @Test
    void isNotOpenedWithoutTheSetting() throws Exception {
        try (Transport plain = create(false);
                ScriptedServer server = server(ScriptedServer::respondForever)) {
            plain.openSpare(read(server));
            plain.send(write(server), TIMEOUT_MILLIS).get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            plain.send(read(server), TIMEOUT_MILLIS).get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);

            assertEquals(1, accepted.availablePermits());
        }
    }

    @Test
    void isNotUsedByARetry() throws Exception {
        try (ScriptedServer server = server((connection, number) -> {
            if (number < 2) {
                ScriptedServer.respondOnce(connection, number);
                ScriptedServer.readHead(connection);
                return;
            }
            ScriptedServer.respondForever(connection, number);
        })) {
            assertConnection(0, write(server));
            awaitConnections(2);

            assertConnection(2, read(server));
        }
    }

    @Test
    void isNotUsedOnceItsServerClosedIt() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (ScriptedServer server = serverOfSpare((connection, number) -> {
            connection.close();
            closed.release();
        })) {
            assertConnection(0, write(server));
            acquire(closed);

            assertConnection(2, write(server));
        }
    }

    @Test
    void isNotUsedOnceItsServerClosedAnother() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (ScriptedServer server = server((connection, number) -> {
            if (number == 0) {
                ScriptedServer.respondOnce(connection, number);
                acquire(accepted);
                acquire(accepted);
                connection.close();
                closed.release();
                return;
            }
            ScriptedServer.respondForever(connection, number);
        })) {
            assertConnection(0, write(server));
            acquire(closed);

            assertConnection(2, read(server));
            assertConnection(3, write(server));
        }
    }

    @Test
    void isNotUsedAfterItsServerGaveUpWaiting() throws Exception {
        Semaphore gaveUp = new Semaphore(0);
        try (ScriptedServer server = serverOfSpare((connection, number) -> {
            ScriptedServer.write(connection, TIMED_OUT);
            gaveUp.release();
        })) {
            assertConnection(0, write(server));
            acquire(gaveUp);
            readTwice(server);
            clock.advance(Duration.ofSeconds(5));

            assertEquals(200, send(write(server)).status());
        }
    }

    @Test
    void isGivenUpByAServerWhileAWriteIsOnItsWay() throws Exception {
        try (ScriptedServer server = serverOfSpare((connection, number) -> {
            ScriptedServer.readHead(connection);
            ScriptedServer.write(connection, TIMED_OUT);
        })) {
            assertConnection(0, write(server));
            awaitConnections(2);
            readTwice(server);
            clock.advance(Duration.ofSeconds(5));

            assertEquals(200, send(write(server)).status());
        }
    }

    @Test
    void isNoReasonToRepeatAWriteThatAServerGaveUpLater() throws Exception {
        try (ScriptedServer server = serverOfSpare((connection, number) -> {
            ScriptedServer.readHead(connection);
            clock.advance(Duration.ofMillis(1_001));
            ScriptedServer.write(connection, TIMED_OUT);
        })) {
            assertConnection(0, write(server));
            awaitConnections(2);
            readTwice(server);
            clock.advance(Duration.ofSeconds(5));

            assertEquals(408, send(write(server)).status());
        }
    }

    @Test
    void isNotUsedOnceItsServerClosedItAfterOtherBytes() throws Exception {
        Semaphore closed = new Semaphore(0);
        try (ScriptedServer server = serverOfSpare((connection, number) -> {
            ScriptedServer.write(connection, "H");
            connection.close();
            closed.release();
        })) {
            assertConnection(0, write(server));
            acquire(closed);

            assertConnection(2, write(server));
        }
    }

    @Test
    void isNoReasonToRepeatAWriteThatTimedOutOnANewConnection() throws Exception {
        try (ScriptedServer server = server((connection, number) -> {
            ScriptedServer.readHead(connection);
            ScriptedServer.write(connection, TIMED_OUT);
        })) {
            assertEquals(408, send(write(server)).status());
        }
    }
}
