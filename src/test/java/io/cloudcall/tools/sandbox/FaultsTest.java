package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FaultsTest {

    private final Faults faults = new Faults();
    private final Fault first = Fault.hang();
    private final Fault second = Fault.closeBeforeResponse();

    @Test
    void happenOnlyIfPlanned() {
        assertEquals(Optional.empty(), faults.take(request("/a")));
        assertEquals(List.of(), faults.applied());
    }

    @Test
    void happenOnceInTheOrderPlanned() {
        faults.next(first);
        faults.next(second);

        assertEquals(Optional.of(first), faults.take(request("/a")));
        assertEquals(Optional.of(second), faults.take(request("/a")));
        assertEquals(Optional.empty(), faults.take(request("/a")));
    }

    @Test
    void waitForARequestOfTheirPath() {
        faults.next("/b", first);
        faults.next(second);

        assertEquals(Optional.of(second), faults.take(request("/a")));
        assertEquals(Optional.empty(), faults.take(request("/a")));
        assertEquals(Optional.of(first), faults.take(request("/b")));
    }

    @Test
    void happenAsManyTimesAsPlanned() {
        faults.times(2, "/a", first);
        faults.times(1, second);
        assertEquals(3, faults.pending());

        assertEquals(Optional.of(first), faults.take(request("/a")));
        assertEquals(Optional.of(first), faults.take(request("/a")));
        assertEquals(Optional.of(second), faults.take(request("/a")));
        assertEquals(0, faults.pending());
    }

    @Test
    void recordFaultsWithTheirRequests() {
        ReceivedRequest request = request("/a");
        faults.next(first);
        faults.take(request);

        assertEquals(List.of(new AppliedFault(first, request)), faults.applied());
    }

    @Test
    void canBeWaitedFor() throws Exception {
        faults.next(first);
        Thread client = Thread.startVirtualThread(() -> faults.take(request("/a")));

        faults.awaitApplied(1, Duration.ofSeconds(10));

        assertEquals(1, faults.applied().size());
        client.join();
    }

    @Test
    void areNotWaitedForBeyondTheTimeGiven() {
        assertThrows(IllegalStateException.class, () -> faults.awaitApplied(1, Duration.ofMillis(1)));
    }

    @Test
    void canBeCalledOff() {
        faults.next(first);

        faults.clear();

        assertEquals(Optional.empty(), faults.take(request("/a")));
    }

    private static ReceivedRequest request(String path) {
        return new ReceivedRequest("GET", path, path, Map.of(), Map.of(), Buffer.buffer(), Instant.EPOCH, null, 1);
    }
}
