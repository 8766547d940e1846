package io.cloudcall.chaos;

import java.util.stream.Stream;

/**
 * What this process takes up.
 *
 * @param threads how many threads it has
 * @param heapBytes how much of the heap is in use after garbage collection
 */
record ResourceUsage(int threads, long heapBytes) {
    /** The JDK starts some of its own when it likes: of the common pool, of the compiler. */
    private static final int MORE_THREADS = 3;

    /** Classes and buffers that are needed late; a kilobyte kept for each of some thousand invocations would be more. */
    private static final long MORE_BYTES = 2L << 20;

    private static final int COLLECTIONS = 4;

    static ResourceUsage now() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            // Threads that are told to end take a moment to do so.
            Thread.sleep(50);
        }
        Runtime runtime = Runtime.getRuntime();
        return new ResourceUsage(Thread.getAllStackTraces().size(), runtime.totalMemory() - runtime.freeMemory());
    }

    Stream<String> grownTo(ResourceUsage later) {
        return Stream.of(
                        later.threads > threads + MORE_THREADS ? threads + " threads became " + later.threads : "",
                        later.heapBytes > heapBytes + MORE_BYTES
                                ? heapBytes + " bytes of heap became " + later.heapBytes
                                : "")
                .filter(grown -> !grown.isEmpty())
                .map(grown -> "leak: " + grown);
    }
}
