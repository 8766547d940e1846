package io.cloudcall.servers;

import io.cloudcall.chaos.Threads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Threads that make numbered calls, each as soon as it is due and a thread is free. */
final class PacedCallers {
    private PacedCallers() {}

    /** Makes {@code calls} calls, of which so many are due in a second. */
    static void run(int threads, int calls, int perSecond, IntConsumer call) throws InterruptedException {
        long began = System.nanoTime();
        long apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        Threads.run(threads, calls, number -> {
            awaitTime(began + number * apart);
            call.accept(number);
            return true;
        });
    }

    private static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
