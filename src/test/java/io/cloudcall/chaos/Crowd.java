package io.cloudcall.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that invoke one function, each as soon as it is free. */
final class Crowd {
    private Crowd() {}

    /** All invocations of an episode. */
    static List<Invocation> invoke(EpisodeSettings settings, Storm storm, Invoker invoker) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Callable<List<Invocation>> member = () -> {
            List<Invocation> mine = new ArrayList<>();
            for (int i = next.getAndIncrement(); i < settings.invocations(); i = next.getAndIncrement()) {
                mine.add(invoker.invoke(i, storm.before(i)));
            }
            return mine;
        };
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        try {
            List<Invocation> all = new ArrayList<>();
            for (Future<List<Invocation>> done : threads.invokeAll(Collections.nCopies(settings.threads(), member))) {
                all.addAll(done.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
