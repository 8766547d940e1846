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

/** Invokes a function by many callers at once, each as soon as it is free, and judges every answer. Thread-safe. */
final class LoadGenerator {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_COMPLAINTS = 5;

    private final FunctionProcess function;
    private final Workload questions;
    private final int callers;
    private final Percentiles percentiles = new Percentiles();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    LoadGenerator(FunctionProcess function, Workload questions, int callers) {
        this.function = function;
        this.questions = questions;
        this.callers = callers;
    }

    /**
     * Makes {@code invocations}, with the numbers from {@code first} on.
     *
     * @param halfway what one of the callers does in the midst of it
     */
    void run(int first, int invocations, Runnable halfway) throws InterruptedException {
        Threads.each(callers, invocations + 1, i -> {
            if (i == invocations / 2) {
                halfway.run();
            } else {
                ask(first + (i < invocations / 2 ? i : i - 1));
            }
            return true;
        });
    }

    private void ask(int number) {
        long began = System.nanoTime();
        Reply reply = reply(function, questions.event(number));
        percentiles.add(Duration.ofNanos(System.nanoTime() - began));
        (reply.succeeded() ? questions.complaint(number, reply.body()) : Optional.of("failed: " + reply))
                .ifPresent(complaints::add);
    }

    /** Invokes {@code function}, which must reply. */
    static Reply reply(FunctionProcess function, String event) {
        try {
            return function.begin(event, TIMEOUT).get(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no reply to " + event, e);
        }
    }

    Percentiles percentiles() {
        return percentiles;
    }

    int wrongAnswers() {
        return complaints.size();
    }

    /** The first wrong answers. */
    List<String> complaints() {
        return complaints.stream().limit(MOST_COMPLAINTS).toList();
    }
}
