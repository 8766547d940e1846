package io.cloudcall;

import io.cloudcall.call.CallResult;
import io.cloudcall.event.QuotaWatchEvent;
import io.cloudcall.telemetry.InvocationRecorder;
import io.cloudcall.wechat.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The readings of several apps' accounts in one invocation, some at a time. Each has a fair share of the time that is
 * left when it begins, so that apps whose calls hang take no time from the apps after them; an unused share is the
 * others'. Not thread-safe.
 */
final class QuotaReadings {
    /** 50 apps are seven rounds, of four seconds each in the 30 that a function has; more would each hold a thread. */
    static final int MAX_CONCURRENT_READINGS = 8;

    private final List<QuotaWatchEvent> events;
    private final CallHandler handler;
    private final Deadline deadline;
    private final AtomicInteger begun = new AtomicInteger();

    QuotaReadings(List<QuotaWatchEvent> events, CallHandler handler, Deadline deadline) {
        this.events = events;
        this.handler = handler;
        this.deadline = deadline;
    }

    /**
     * Makes all readings.
     *
     * @param recorder the recorder of the invocation
     * @param failure makes a result of what a call throws
     * @return the results, in the order of the events
     */
    List<InvocationResult> read(InvocationRecorder recorder, Function<Throwable, InvocationResult> failure) {
        List<InvocationRecorder> recorders = new ArrayList<>();
        List<CompletableFuture<CallResult>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(MAX_CONCURRENT_READINGS, events.size()))) {
            for (QuotaWatchEvent event : events) {
                InvocationRecorder ofEvent = recorder.fork();
                recorders.add(ofEvent);
                calls.add(CompletableFuture.supplyAsync(() -> handler.handle(event, share(), ofEvent), threads));
            }
        }
        recorders.forEach(recorder::add);
        return calls.stream().map(call -> resultOf(call, failure)).toList();
    }

    /** Returns the deadline of a reading that begins now: the time that is left, by the rounds that are. */
    private Deadline share() {
        int rounds = Math.ceilDiv(events.size(), MAX_CONCURRENT_READINGS)
                - begun.getAndIncrement() / MAX_CONCURRENT_READINGS;
        long left = deadline.remainingMillis();
        long forOthers = left - left / rounds;
        return () -> deadline.remainingMillis() - forOthers;
    }

    private static InvocationResult resultOf(
            CompletableFuture<CallResult> call, Function<Throwable, InvocationResult> failure) {
        try {
            return InvocationResult.fromResult(call.join());
        } catch (CompletionException e) {
            return failure.apply(e.getCause() == null ? e : e.getCause());
        }
    }
}
