package io.cloudcall.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices when the machine, or the virtual machine, stands still: a thread that wants to run every few milliseconds, and takes down
 * when it could not. What it missed is no fault of the code under test. Thread-safe.
 */
final class StallDetector implements AutoCloseable {
    private static final long BEAT_NANOS = Duration.ofMillis(5).toNanos();

    /** Shorter ones are every scheduler's. */
    private static final long SHORTEST_MISS_NANOS = Duration.ofMillis(15).toNanos();

    private final NavigableMap<Long, Long> misses = new ConcurrentSkipListMap<>();
    private final Thread thread = Thread.ofPlatform().name("heartbeat").daemon().unstarted(this::beat);
    private volatile boolean closed;

    private StallDetector() {}

    static StallDetector start() {
        StallDetector heartbeat = new StallDetector();
        heartbeat.thread.start();
        return heartbeat;
    }

    private void beat() {
        long last = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(BEAT_NANOS);
            long now = System.nanoTime();
            if (now - last - BEAT_NANOS > SHORTEST_MISS_NANOS) {
                misses.put(now, now - last - BEAT_NANOS);
            }
            last = now;
        }
    }

    /** How long it could not beat between two moments of {@link System#nanoTime}, in milliseconds; a miss that overlaps counts whole. */
    long missedMillis(long fromNanos, long toNanos) {
        long missed = misses.tailMap(fromNanos).entrySet().stream()
                .filter(miss -> miss.getKey() - miss.getValue() < toNanos)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Duration.ofNanos(missed).toMillis();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
