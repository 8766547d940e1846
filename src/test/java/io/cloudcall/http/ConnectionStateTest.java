package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.http.TransportException.Kind;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of connections on which a request or a response is not what the next request needs. */
@Timeout(30)
class ConnectionStateTest {
    /** More than the buffers of two sockets hold. */
    private static final int LARGE_BODY_BYTES = 16 * 1_024 * 1_024;

    private static final long TIMEOUT_MILLIS = 5_000;
    private static final long SHORT_TIMEOUT_MILLIS = 300;

    @AutoClose
    private final VertxTransport transport =
            new VertxTransport(new HttpClientConfig(TIMEOUT_MILLIS, List::of, null), 1 << 20, Clock.systemUTC());

    private final CountDownLatch done = new CountDownLatch(1);

    private TransportResponse get(ScriptedServer server) throws Exception {
        return send(TransportRequest.get(server.url(), Map.of(), true), TIMEOUT_MILLIS);
    }

    private TransportResponse send(TransportRequest request, long timeoutMillis) throws Exception {
        return transport.send(request, timeoutMillis).get(2 * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static TransportRequest upload(ScriptedServer server) {
        return TransportRequest.post(server.url(), Map.of(), List.of(new byte[LARGE_BODY_BYTES]), Map.of(), false);
    }

    private static void assertConnection(int number, TransportResponse response) {
        assertEquals(Integer.toString(number), new String(response.body(), StandardCharsets.US_ASCII));
    }

    private static Kind failure(ExecutionException failure) {
        return assertInstanceOf(TransportException.class, failure.getCause()).kind();
    }

    @Test
    void writesNoMoreOfARequestAfterItsTimeout() throws Exception {
        CompletableFuture<Long> received = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer((connection, number) -> {
            done.await();
            long bytes = connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            if (number == 0) {
                received.complete(bytes);
            }
        })) {
            ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> send(upload(server), SHORT_TIMEOUT_MILLIS));
            assertEquals(Kind.TIMEOUT, failure(failure));
            // The event loop has closed the connection once it has failed another request.
            assertThrows(ExecutionException.class, () -> send(upload(server), 1));
            done.countDown();

            assertTrue(received.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS) < LARGE_BODY_BYTES);
        }
    }

    @Test
    void takesAnotherConnectionWhileARequestIsWritten() throws Exception {
        try (ScriptedServer server = new ScriptedServer((connection, number) -> {
            ScriptedServer.respondOnce(connection, number);
            if (number == 0) {
                done.await();
            }
            ScriptedServer.respondOnce(connection, number);
        })) {
            assertConnection(0, send(upload(server), TIMEOUT_MILLIS));

            assertConnection(1, get(server));
        } finally {
            done.countDown();
        }
    }

    @Test
    void closesAConnectionWhoseServerGaveUpWaitingForARequest() throws Exception {
        try (ScriptedServer server = new ScriptedServer((connection, number) -> {
            if (number == 0) {
                ScriptedServer.readHead(connection);
                ScriptedServer.write(connection, "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
            }
            ScriptedServer.respondForever(connection, number);
        })) {
            assertEquals(408, get(server).status());

            assertConnection(1, get(server));
        }
    }

    @Test
    void closesAConnectionWhoseResponseHasCloseAmongOtherOptions() throws Exception {
        try (ScriptedServer server = new ScriptedServer((connection, number) -> {
            ScriptedServer.readHead(connection);
            ScriptedServer.write(
                    connection, "HTTP/1.1 200 OK\r\nConnection: x-option, Close\r\nContent-Length: 1\r\n\r\n" + number);
            ScriptedServer.respondForever(connection, number);
        })) {
            assertConnection(0, get(server));

            assertConnection(1, get(server));
        }
    }

    @Test
    void failsAtOnceOnAnInterimResponseThatIsTooLarge() throws Exception {
        try (ScriptedServer server = new ScriptedServer((connection, number) -> {
            ScriptedServer.readHead(connection);
            ScriptedServer.write(connection, "HTTP/1.1 102 Processing\r\nX: " + "x".repeat(40_000) + "\r\n\r\n");
            ScriptedServer.respondForever(connection, number);
        })) {
            ExecutionException failure = assertThrows(ExecutionException.class, () -> get(server));

            assertEquals(Kind.HEAD_TOO_LARGE, failure(failure));
        }
    }
}
