package io.cloudcall.http.connection;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A memory of addresses that did not accept a connection, or did not respond. Other addresses of the same name go first
 * for a while. Confined to the event loop.
 */
final class UnreachableAddresses {
    /** Long enough that few calls pay for a dead address, short enough that a restarted server gets its share again. */
    private static final long MEMORY_MILLIS = 30_000;

    private final Map<InetSocketAddress, Long> failedAt = new LinkedHashMap<>();
    private final Clock clock;

    UnreachableAddresses(Clock clock) {
        this.clock = clock;
    }

    void add(InetSocketAddress address) {
        failedAt.values().removeIf(this::isOver);
        failedAt.put(address, clock.millis());
    }

    void remove(InetSocketAddress address) {
        failedAt.remove(address);
    }

    /** Returns the addresses, in the same order, with the unreachable ones last. */
    List<InetSocketAddress> sort(List<InetSocketAddress> addresses) {
        return Stream.concat(
                        addresses.stream().filter(address -> !contains(address)),
                        addresses.stream().filter(this::contains))
                .toList();
    }

    private boolean contains(InetSocketAddress address) {
        Long time = failedAt.get(address);
        return time != null && !isOver(time);
    }

    private boolean isOver(long time) {
        long age = clock.millis() - time;
        return age < 0 || age > MEMORY_MILLIS;
    }
}
