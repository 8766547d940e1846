package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class SandboxTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().clock(MockClock.at(NOW)).start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @Test
    void answersOnTheLoopbackInterface() {
        assertEquals("http://127.0.0.1:" + sandbox.port(), sandbox.baseUrl());
    }

    @Test
    void recordsWhatItWasAsked() throws Exception {
        caller.post("/a%20path?q=%E4%B8%AD&q=a+b", "正文");

        ReceivedRequest request = sandbox.requests().getFirst();
        assertEquals("POST", request.method());
        assertEquals("/a%20path?q=%E4%B8%AD&q=a+b", request.target());
        assertEquals("/a%20path", request.path());
        assertEquals(Map.of("q", List.of("中", "a b")), request.query());
        assertEquals("6", request.header("content-length"));
        assertEquals(Buffer.buffer("正文"), request.body());
        assertEquals(NOW, request.arrivedAt());
    }

    @Test
    void findsTheFirstValueOfAParameterOrNone() throws Exception {
        caller.get("/x?q=1&q=2");

        ReceivedRequest request = sandbox.requests().getFirst();
        assertEquals("1", request.queryParameter("q"));
        assertNull(request.queryParameter("other"));
        assertNull(request.header("other"));
    }

    @Test
    void returnsUnmodifiableSnapshots() throws Exception {
        caller.post("/x", "body");
        List<ReceivedRequest> before = sandbox.requests();

        before.getFirst().body().setString(0, "BODY");
        caller.get("/x");

        assertEquals(1, before.size());
        assertEquals(Buffer.buffer("body"), before.getFirst().body());
        assertThrows(UnsupportedOperationException.class, before::clear);
        assertThrows(UnsupportedOperationException.class, before.getFirst().headers()::clear);
    }

    @Test
    void numbersConnections() throws Exception {
        try (RawConnection one = new RawConnection(sandbox);
                RawConnection other = new RawConnection(sandbox)) {
            for (RawConnection connection : List.of(one, one, other)) {
                connection.get("/x");
                connection.readHead();
            }
        }

        List<Long> connections =
                sandbox.requests().stream().map(ReceivedRequest::connection).toList();
        assertEquals(connections.get(0), connections.get(1));
        assertNotEquals(connections.get(0), connections.get(2));
    }

    @Test
    void closesItsConnectionsOnDemand() throws Exception {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.get("/x");
            connection.readHead();
            assertEquals(1, sandbox.openConnections());

            sandbox.closeConnections();

            assertEquals(0, sandbox.openConnections());
            assertTrue(connection.readUntilClose().startsWith("{\"errcode\":40066"));
        }
        assertEquals(200, caller.get("/x").statusCode());
    }

    @Test
    void answers400ToAQueryThatIsNotPercentEncoded() throws Exception {
        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.get("/x?q=%zz");

            assertTrue(connection.readHead().startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    void acceptsARequestLineOfSeveralKilobytes() throws Exception {
        assertEquals(200, caller.get("/x?access_token=" + "t".repeat(8_000)).statusCode());
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        Set<String> tokens = new HashSet<>();
        Callable<String> call = caller::fetchToken;

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> token : clients.invokeAll(Collections.nCopies(50, call))) {
                tokens.add(token.get());
            }
        }

        assertEquals(sandbox.tokens().issued(), List.copyOf(tokens));
        assertEquals(new TokenCounters(50, 0, 0, 0), sandbox.tokens().counters());
        assertEquals(50, sandbox.requests().size());
    }

    @Test
    void refusesAPortThatIsTaken() {
        SandboxBuilder onTheSamePort = Sandbox.builder().port(sandbox.port());

        assertThrows(IllegalStateException.class, onTheSamePort::start);
    }

    @Test
    void closesEvenIfARequestHangs() throws Exception {
        try (RawConnection connection = new RawConnection(sandbox)) {
            sandbox.faults().next("/hang", Fault.hang());
            connection.get("/x");
            connection.readHead();
            connection.get("/hang");
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));

            sandbox.close();

            assertTrue(connection.readUntilClose().startsWith("{\"errcode\":40066"));
            assertThrows(ConnectException.class, () -> caller.get("/x"));
        }
    }

    @Test
    void takesItsTimeForWhatMeetsNoFault() throws Exception {
        List<Duration> latencies = new ArrayList<>(List.of(Duration.ZERO, Duration.ofMillis(1)));
        try (Sandbox slow = Sandbox.builder().latency(latencies::removeFirst).start();
                SandboxCaller other = new SandboxCaller(slow)) {
            slow.faults().next("/fault", Fault.errcode(-1, "busy"));
            other.get("/x");
            other.get("/fault");
            assertEquals(List.of(Duration.ofMillis(1)), latencies);

            other.fetchToken();
            assertEquals(List.of(), latencies);
        }
    }

    @Test
    void closesNoConnectionWithARequestUnderWay() throws Exception {
        sandbox.faults().next("/hangs", Fault.hang());
        try (RawConnection busy = new RawConnection(sandbox)) {
            caller.get("/x");
            busy.get("/hangs");
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));

            assertEquals(1, sandbox.closeIdleConnections());
            assertEquals(1, sandbox.openConnections());
            assertEquals(0, sandbox.closeIdleConnections());
        }
    }
}
