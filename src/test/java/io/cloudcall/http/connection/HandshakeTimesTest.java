package io.cloudcall.http.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandshakeTimesTest {
    private static final InetSocketAddress FAR = new InetSocketAddress("192.0.2.1", 443);

    private final HandshakeTimes times = new HandshakeTimes();

    private void record(long... millis) {
        for (long each : millis) {
            times.record(FAR, TimeUnit.MILLISECONDS.toNanos(each), 0);
        }
    }

    private boolean isTooEarly(long millis) {
        return times.isTooEarly(FAR, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void rejectsLessThanHalfOfTheShortestRoundTrip() {
        record(240, 200, 1_200);

        assertTrue(isTooEarly(99));
        assertFalse(isTooEarly(100));
    }

    @Test
    void toleratesOneHandshakeThatLostAPacket() {
        record(1_200);

        assertFalse(isTooEarly(210));
    }

    @Test
    void makesNoStatementAboutANearServer() {
        record(19, 19);

        assertFalse(isTooEarly(0));
    }

    @Test
    void makesNoStatementAboutAnUnknownServer() {
        times.recordUnmeasured(FAR, 0);
        times.recordUnmeasured(FAR, 0);

        assertFalse(isTooEarly(0));
    }

    @Test
    void remembersTheLatestHandshake() {
        assertFalse(times.hasConnectedSince(FAR, 5));
        times.recordUnmeasured(FAR, 4);
        assertFalse(times.hasConnectedSince(FAR, 5));
        times.recordUnmeasured(FAR, 5);
        assertTrue(times.hasConnectedSince(FAR, 5));
    }

    @Test
    void forgetsTheOldestAddresses() {
        record(200, 200);
        for (int i = 0; i < 64; i++) {
            times.recordUnmeasured(new InetSocketAddress("192.0.2.2", 1_000 + i), 0);
        }

        assertFalse(isTooEarly(0));
    }
}
