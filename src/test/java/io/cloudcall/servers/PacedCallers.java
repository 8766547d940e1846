package io.cloudcall.servers;

import io.cloudcall.chaos.Threads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Threads that make numbered calls, each thread at most one in a while, so that calls which fail soon are no more. */
final class PacedCallers {
    private PacedCallers() {}

    /** Makes {@code calls} calls, at most so many in a second. */
    static void run(int threads, int calls, int perSecond, IntConsumer call) throws InterruptedException {
        long apart = TimeUnit.SECONDS.toNanos(threads) / perSecond;
        Threads.run(threads, calls, number -> {
            long next = System.nanoTime() + apart;
            call.accept(number);
            awaitTime(next);
            return true;
        });
    }

    private static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
