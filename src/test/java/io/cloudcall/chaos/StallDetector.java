package io.cloudcall.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A detector of stalls of the machine or the JVM: a thread that should run every few milliseconds records when it did
 * not. This time does not count against the code under test. Thread-safe.
 */
final class StallDetector implements AutoCloseable {
    private static final long INTERVAL_NANOS = Duration.ofMillis(5).toNanos();

    /** Every scheduler has shorter ones. */
    private static final long MIN_STALL_NANOS = Duration.ofMillis(15).toNanos();

    /** Lengths by the time of their ends. */
    private final NavigableMap<Long, Long> stalls = new ConcurrentSkipListMap<>();

    private final Thread thread =
            Thread.ofPlatform().name("stall-detector").daemon().unstarted(this::run);
    private volatile boolean closed;

    private StallDetector() {}

    static StallDetector start() {
        StallDetector detector = new StallDetector();
        detector.thread.start();
        return detector;
    }

    private void run() {
        long last = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(INTERVAL_NANOS);
            long now = System.nanoTime();
            if (now - last - INTERVAL_NANOS > MIN_STALL_NANOS) {
                stalls.put(now, now - last - INTERVAL_NANOS);
            }
            last = now;
        }
    }

    /** Returns the milliseconds of all stalls that overlap the time between two values of {@link System#nanoTime}. */
    long stalledMillis(long fromNanos, long toNanos) {
        long nanos = stalls.tailMap(fromNanos).entrySet().stream()
                .filter(stall -> stall.getKey() - stall.getValue() < toNanos)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Duration.ofNanos(nanos).toMillis();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
