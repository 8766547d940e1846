package io.cloudcall.soak;

import io.cloudcall.chaos.Threads;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Many callers of a function at once, each of which invokes it as soon as it is free and checks every result.
 * Thread-safe.
 */
final class LoadGenerator {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_VIOLATIONS = 5;

    private final FunctionProcess function;
    private final Workload workload;
    private final int callers;
    private final Percentiles percentiles = new Percentiles();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    LoadGenerator(FunctionProcess function, Workload workload, int callers) {
        this.function = function;
        this.workload = workload;
        this.callers = callers;
    }

    /**
     * Invokes the function {@code invocations} times, with the numbers from {@code first} on.
     *
     * @param halfway what one of the callers does halfway
     */
    void run(int first, int invocations, Runnable halfway) throws InterruptedException {
        Threads.run(callers, invocations + 1, i -> {
            if (i == invocations / 2) {
                halfway.run();
            } else {
                invoke(first + (i < invocations / 2 ? i : i - 1));
            }
            return true;
        });
    }

    private void invoke(int number) {
        long began = System.nanoTime();
        Reply reply = invoke(function, workload.event(number));
        percentiles.add(Duration.ofNanos(System.nanoTime() - began));
        (reply.succeeded() ? workload.violation(number, reply.body()) : Optional.of("failed: " + reply))
                .ifPresent(violations::add);
    }

    /** Invokes {@code function} and returns its reply. */
    static Reply invoke(FunctionProcess function, String event) {
        try {
            return function.invokeAsync(event, TIMEOUT).get(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no reply to " + event, e);
        }
    }

    Percentiles percentiles() {
        return percentiles;
    }

    int wrongResults() {
        return violations.size();
    }

    /** Returns the first wrong results. */
    List<String> violations() {
        return violations.stream().limit(MAX_VIOLATIONS).toList();
    }
}
