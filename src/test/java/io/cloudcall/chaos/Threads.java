package io.cloudcall.chaos;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Numbered work shared by several threads, each of which takes the next number as soon as it is free. */
public final class Threads {
    private Threads() {}

    /** Runs {@code work} for all numbers below {@code n}, and returns its results in their order. */
    public static <T> List<T> run(int threads, int n, IntFunction<T> work) throws InterruptedException {
        AtomicReferenceArray<T> results = new AtomicReferenceArray<>(n);
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> member = () -> {
            for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                results.set(i, work.apply(i));
            }
            return true;
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Boolean> done : pool.invokeAll(Collections.nCopies(threads, member))) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return IntStream.range(0, n).mapToObj(results::get).toList();
    }
}
