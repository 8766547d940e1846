package io.cloudcall.functional.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Connections that nobody used for a while, by the wall clock. Soon enough that it is not the timer of Vert.x that ends
 * them.
 */
@Timeout(9)
class IdleConnectionTest {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";
    private static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    private static final int SEVERAL = 3;

    /** No interrupt, such as that of a timeout, ends a loop that spins. */
    private static final long MAX_WAIT_NANOS = 5_000_000_000L;

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final FunctionUnderTest function =
            FunctionUnderTest.at(sandbox, clock, Map.of("WECHAT_REQUEST_TIMEOUT_MS", "2000"));

    @AfterEach
    void close() {
        function.close();
        sandbox.close();
    }

    private void assertAnswered() {
        String result = function.invoke("{}");
        assertTrue(result.endsWith(":ok\",\"errCode\":0}"), result + function.log());
    }

    private void openSeveral() {
        sandbox.faults().times(SEVERAL, GETALL, Fault.delay(Duration.ofMillis(200)));
        CompletableFuture.allOf(Stream.generate(
                                () -> CompletableFuture.runAsync(this::assertAnswered, Thread::startVirtualThread))
                        .limit(SEVERAL)
                        .toArray(CompletableFuture[]::new))
                .join();
        assertEquals(SEVERAL, sandbox.openConnections());
    }

    private void awaitOpen(int connections) {
        long began = System.nanoTime();
        while (sandbox.openConnections() != connections && System.nanoTime() - began < MAX_WAIT_NANOS) {
            Thread.onSpinWait();
        }
        assertEquals(connections, sandbox.openConnections());
    }

    @Test
    void areGivenUp() {
        openSeveral();
        clock.advance(Duration.ofSeconds(11));

        assertAnswered();

        awaitOpen(1);
    }

    @Test
    void areGivenUpEvenIfTheProcessWasFrozenWithARequestUnderWay() throws InterruptedException {
        openSeveral();
        clock.advance(Duration.ofMinutes(116));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        assertAnswered();
        sandbox.faults().awaitApplied(SEVERAL + 1, Duration.ofSeconds(10));

        clock.advance(Duration.ofHours(3));
        assertAnswered();

        awaitOpen(1);
    }

    @Test
    void areGivenUpEvenIfThatRequestEndsFirst() throws InterruptedException {
        openSeveral();
        clock.advance(Duration.ofMinutes(116));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        assertAnswered();
        sandbox.faults().awaitApplied(SEVERAL + 1, Duration.ofSeconds(10));

        clock.advance(Duration.ofHours(3));
        awaitOpen(0);
        assertAnswered();

        awaitOpen(1);
    }
}
