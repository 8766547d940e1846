package io.cloudcall.servers;

import io.cloudcall.soak.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The results of the calls of one run. Thread-safe. */
final class Tally {
    private static final Pattern ERROR_CODE = Pattern.compile("^\\{\"errCode\":(-\\d+)");
    private static final int MAX_EXAMPLES = 5;

    private final Percentiles durations = new Percentiles();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger failedReads = new AtomicInteger();
    private final AtomicInteger failedWrites = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> errors = new ConcurrentSkipListMap<>();

    /** Counts a call. */
    void add(int call, MarkedCalls.MarkedResult result, String payload, Duration took) {
        boolean write = MarkedCalls.isWrite(call);
        durations.add(took);
        (write ? writes : reads).incrementAndGet();
        switch (result) {
            case RIGHT -> {}
            case FAILED -> {
                (write ? failedWrites : failedReads).incrementAndGet();
                countError((write ? "writes " : "reads ") + errorCode(payload));
            }
            case WRONG -> wrong.add(MarkedCalls.event(call) + " got " + payload);
        }
    }

    private void countError(String error) {
        errors.computeIfAbsent(error, first -> new LongAdder()).increment();
    }

    private static String errorCode(String payload) {
        Matcher code = ERROR_CODE.matcher(payload);
        return code.find() ? code.group(1) : payload;
    }

    int failedReads() {
        return failedReads.get();
    }

    int wrongAnswers() {
        return wrong.size();
    }

    /** Returns some of the wrong answers. */
    List<String> wrongExamples() {
        return wrong.stream().limit(MAX_EXAMPLES).toList();
    }

    String readFailures() {
        return failures(failedReads.get(), reads.get());
    }

    String writeFailures() {
        return failures(failedWrites.get(), writes.get());
    }

    static String failures(int failed, int all) {
        return "%,d of %,d".formatted(failed, all);
    }

    /** Returns the numbers of failures by the result's {@code errCode}. */
    Map<String, Long> errors() {
        Map<String, Long> sums = new TreeMap<>();
        errors.forEach((error, count) -> sums.put(error, count.sum()));
        return sums;
    }

    Percentiles durations() {
        return durations;
    }
}
