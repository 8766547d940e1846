package io.cloudcall.http.connection;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The times of TCP handshakes by address, each about one round trip. A response that comes much sooner after its
 * request cannot be the server's response to it. Confined to the event loop.
 */
final class HandshakeTimes {
    /** The limit of addresses; the one that was added first is forgotten beyond it. */
    private static final int MAX_ADDRESSES = 64;

    /** One handshake may have lost a packet, which adds a second. */
    private static final int MIN_HANDSHAKES = 2;

    /** Below this, a busy processor has as much effect on a handshake as the network, in nanoseconds. */
    private static final long MIN_ROUND_TRIP_NANOS = 20_000_000;

    private final Map<SocketAddress, Times> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SocketAddress, Times> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    /**
     * The handshakes with one address.
     *
     * @param count the number of handshakes that were measured
     * @param shortestNanos the shortest of them
     * @param lastConnectedAt the end of the latest handshake, measured or not, in nanoseconds of the monotonic clock
     */
    private record Times(int count, long shortestNanos, long lastConnectedAt) {}

    /** Records a handshake whose duration is no measure of the network. */
    void recordUnmeasured(SocketAddress address, long now) {
        Times times = byAddress.get(address);
        byAddress.put(
                address,
                times == null ? new Times(0, Long.MAX_VALUE, now) : new Times(times.count, times.shortestNanos, now));
    }

    void record(SocketAddress address, long nanos, long now) {
        recordUnmeasured(address, now);
        byAddress.computeIfPresent(
                address, (key, times) -> new Times(times.count + 1, Math.min(nanos, times.shortestNanos), now));
    }

    /** Returns whether a handshake ended since {@code startedAt}. */
    boolean hasConnectedSince(SocketAddress address, long startedAt) {
        Times times = byAddress.get(address);
        return times != null && times.lastConnectedAt - startedAt >= 0;
    }

    /** Returns whether a response came in less than half of the shortest round trip. */
    boolean isTooEarly(@Nullable SocketAddress address, long nanos) {
        Times times = byAddress.get(address);
        return times != null
                && times.count >= MIN_HANDSHAKES
                && times.shortestNanos >= MIN_ROUND_TRIP_NANOS
                && 2 * nanos < times.shortestNanos;
    }
}
