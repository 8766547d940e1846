package io.cloudcall.soak;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** Durations, counted by whole milliseconds, so that a long run needs no more memory than a short one. Thread-safe. */
public final class Percentiles {
    /** Longer ones count as this long. */
    private static final int MAX_MILLIS = 60_000;

    private final AtomicLongArray counts = new AtomicLongArray(MAX_MILLIS + 1);

    /** Adds a duration. */
    public void add(Duration duration) {
        counts.incrementAndGet((int) Math.min(MAX_MILLIS, duration.toMillis()));
    }

    /** Returns the least number of milliseconds that {@code share} of all stay within, 0 if there are none. */
    public int percentile(double share) {
        long wanted = (long) Math.ceil(share * total());
        int millis = -1;
        for (long seen = 0; seen < wanted; ) {
            millis++;
            seen += counts.get(millis);
        }
        return Math.max(0, millis);
    }

    private long total() {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        return total;
    }

    @Override
    public String toString() {
        return "p50 %d ms, p99 %d ms, max %d ms".formatted(percentile(0.5), percentile(0.99), percentile(1));
    }
}
