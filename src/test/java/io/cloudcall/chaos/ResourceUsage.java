package io.cloudcall.chaos;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * The resources in use by this process.
 *
 * @param threads how many threads it has
 * @param heapBytes how much of the heap is in use after garbage collection
 */
record ResourceUsage(int threads, long heapBytes) {
    /** The JDK starts some of its own at any time: of the common pool, of the compiler. */
    private static final int MAX_MORE_THREADS = 3;

    /**
     * Classes and buffers that are first needed late; a kilobyte kept for each of some thousand invocations would be
     * more.
     */
    private static final long MAX_MORE_BYTES = 2L << 20;

    /** What one garbage collection queues for cleaning, the next frees. */
    private static final int COLLECTIONS = 4;

    /** Threads take a moment to end. */
    private static final Duration MAX_SETTLING = Duration.ofSeconds(5);

    static ResourceUsage measure() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return new ResourceUsage(Thread.getAllStackTraces().size(), runtime.totalMemory() - runtime.freeMemory());
    }

    /**
     * Measures until there is no growth since {@code this}, or there still is after some seconds; returns what has
     * grown then.
     */
    Stream<String> awaitNoGrowth() {
        long deadline = System.nanoTime() + MAX_SETTLING.toNanos();
        ResourceUsage now = measure();
        while (isExceededBy(now) && System.nanoTime() < deadline) {
            now = measure();
        }
        return isExceededBy(now) ? Stream.of("leak: " + this + " became " + now) : Stream.empty();
    }

    private boolean isExceededBy(ResourceUsage later) {
        return later.threads > threads + MAX_MORE_THREADS || later.heapBytes > heapBytes + MAX_MORE_BYTES;
    }
}
