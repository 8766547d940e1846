package io.cloudcall.http;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of a transport that is closed while it waits for a server that never responds. */
@Timeout(30)
class ClosedTransportTest {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);
    private static final long REQUEST_MILLIS = 60_000;

    @AutoClose
    private final ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    private final VertxTransport transport =
            new VertxTransport(new HttpClientConfig(REQUEST_MILLIS, List::of, null), 1 << 20, Clock.systemUTC());

    ClosedTransportTest() throws IOException {}

    private TransportRequest call() {
        return TransportRequest.get(
                URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/"), new LinkedHashMap<>(), true);
    }

    private CompletableFuture<TransportResponse> send() {
        return transport.send(call(), REQUEST_MILLIS);
    }

    private void close() {
        assertTimeoutPreemptively(CLOSE_LIMIT, transport::close);
    }

    private static void assertFailed(CompletableFuture<?> response) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> response.get(1, TimeUnit.SECONDS));
        assertInstanceOf(TransportException.class, failure.getCause());
    }

    /** Vert.x did not end in one of some fifty such cases, once the process was warm. */
    @RepeatedTest(10)
    void endsDuringATlsHandshake() throws IOException {
        CompletableFuture<TransportResponse> first = send();
        silent.accept().getInputStream().read();
        CompletableFuture<TransportResponse> second = send();

        close();

        assertFailed(first);
        assertFailed(second);
    }

    @RepeatedTest(10)
    void closesWithHandshakesInFlight() {
        assertFailed(transport.send(call(), 1));
        assertFailed(transport.send(call(), 20));

        close();
    }

    @Test
    void endsAlthoughVertxDoesNot() throws InterruptedException, IOException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CompletableFuture<TransportResponse> failed = send().whenComplete((none, failure) -> {
            stuck.countDown();
            awaitUninterruptibly(released);
        });
        // The failure comes from Vert.x's only event loop, which is stuck from then on.
        silent.accept().close();
        assertTrue(stuck.await(10, TimeUnit.SECONDS));
        CompletableFuture<TransportResponse> waiting = send();
        try {
            close();
            assertFailed(waiting);
        } finally {
            released.countDown();
        }
        assertFailed(failed);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void leavesAnInterruptedThreadInterrupted() {
        CompletableFuture<TransportResponse> response = send();

        boolean interrupted = assertTimeoutPreemptively(CLOSE_LIMIT, () -> {
            Thread.currentThread().interrupt();
            transport.close();
            return Thread.interrupted();
        });

        assertTrue(interrupted);
        assertFailed(response);
    }

    @Test
    void failsWhatIsAskedOfItLater() {
        close();

        assertFailed(send());
        close();
    }
}
