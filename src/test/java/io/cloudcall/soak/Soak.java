package io.cloudcall.soak;

import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rounds of invocations, {@link #CALLERS} at once. The resources that the process uses are read halfway through each
 * round, and in the rest after it. Not thread-safe.
 */
final class Soak {
    static final int CALLERS = 32;

    private static final int INVOCATIONS_PER_ROUND = 2_000;
    private static final int WARM_UP_ROUNDS = 2;

    private final FunctionProcess function;
    private final LoadGenerator load;
    private final Perturbations perturbations;
    private final ProcessMonitor monitor;
    private final GrowthDetector growth = new GrowthDetector();
    private final LogLines log = new LogLines();
    private final Map<Metric, Long> readings = new TreeMap<>();
    private int maxInFlight;
    private int rounds;
    private Duration took = Duration.ZERO;

    /** @param folder for files of its own */
    Soak(Sandbox sandbox, FunctionProcess function, Path folder) throws IOException, InterruptedException {
        this.function = function;
        Workload workload = Workload.prepare(
                sandbox, event -> LoadGenerator.invoke(function, event).body());
        load = new LoadGenerator(function, workload, CALLERS);
        perturbations = new Perturbations(sandbox);
        monitor = new ProcessMonitor(function.process().pid(), folder);
        function.takeOutput();
    }

    /** Runs rounds for so many seconds. */
    void run(int seconds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        do {
            round();
            took = Duration.ofNanos(System.nanoTime() - began);
        } while (took.toSeconds() < seconds);
    }

    private void round() throws IOException, InterruptedException {
        load.run(rounds * INVOCATIONS_PER_ROUND, INVOCATIONS_PER_ROUND, this::halfway);
        log.read(function.takeOutput(), INVOCATIONS_PER_ROUND);
        readings.putAll(monitor.readAtRest());
        if (rounds >= WARM_UP_ROUNDS) {
            growth.add(readings);
        }
        perturbations.perturbAtRest(rounds);
        rounds++;
    }

    private void halfway() {
        readings.putAll(monitor.readUnderLoad());
        maxInFlight = Math.max(maxInFlight, function.runtimeApi().inFlight());
        perturbations.perturbUnderLoad(rounds);
    }

    /** Returns the violations. */
    List<String> violations() {
        List<String> violations = new ArrayList<>(load.violations());
        violations.addAll(log.violations());
        violations.addAll(growth.violations());
        violations.addAll(perturbations.violations());
        if (maxInFlight < CALLERS - 1) {
            violations.add("at most " + maxInFlight + " invocations were in flight at once");
        }
        return violations;
    }

    @Override
    public String toString() {
        return """
                %,d s, %d rounds of %,d invocations, %d at once in one process
                results: %,d, %,d of them wrong
                invocations: %s
                %s, %,d retries
                %s""".formatted(
                        took.toSeconds(),
                        rounds,
                        INVOCATIONS_PER_ROUND,
                        maxInFlight + 1,
                        rounds * INVOCATIONS_PER_ROUND,
                        load.wrongResults(),
                        load.percentiles(),
                        perturbations,
                        log.retries(),
                        growth);
    }
}
