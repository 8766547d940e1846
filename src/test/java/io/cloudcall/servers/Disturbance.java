package io.cloudcall.servers;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that is done to a server again two seconds after its end, on a thread of its own. */
final class Disturbance {
    private static final long PERIOD_SECONDS = 2;
    private static final long DOWN_MILLIS = 300;
    private static final long TIMEOUT_SECONDS = 30;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> task;
    private final AtomicInteger times = new AtomicInteger();

    private Disturbance(Action action) {
        // The first a second after the start, so that a run of few calls has one too.
        task = timer.scheduleWithFixedDelay(
                () -> {
                    perform(action);
                    times.incrementAndGet();
                },
                PERIOD_SECONDS / 2,
                PERIOD_SECONDS,
                TimeUnit.SECONDS);
    }

    /** The action of each time. */
    interface Action {
        void run() throws Exception;
    }

    static Disturbance reloading(InstalledServer server) {
        return new Disturbance(server::reload);
    }

    /** Stops {@code server} as its operators do, and starts it 300 ms later. */
    static Disturbance restarting(InstalledServer server) {
        return new Disturbance(() -> {
            server.stop();
            Thread.sleep(DOWN_MILLIS);
            server.start();
        });
    }

    /** Kills {@code server}, and starts it 300 ms later. */
    static Disturbance killing(InstalledServer server) {
        return new Disturbance(() -> {
            server.kill();
            Thread.sleep(DOWN_MILLIS);
            server.start();
        });
    }

    /** Ends it after the current repetition, and returns the number of repetitions; throws its failure. */
    int end() throws InterruptedException, ExecutionException {
        timer.shutdown();
        if (!timer.awaitTermination(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a server does not start again");
        }
        if (!task.isCancelled()) {
            task.get();
        }
        return times.get();
    }

    private static void perform(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
