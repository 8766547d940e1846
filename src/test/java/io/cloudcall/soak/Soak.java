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
 * Rounds of invocations, {@link #CALLERS} at once. In the midst of each round, and in the rest after it, is read what the process takes
 * up. One thread.
 */
final class Soak {
    static final int CALLERS = 32;

    private static final int ROUND = 2_000;
    private static final int WARM_UP_ROUNDS = 2;

    private final FunctionProcess function;
    private final LoadGenerator traffic;
    private final Perturbations disturbances;
    private final ProcessMonitor probe;
    private final GrowthDetector levels = new GrowthDetector();
    private final LogLines log = new LogLines();
    private final Map<Metric, Long> readings = new TreeMap<>();
    private int mostAtOnce;
    private int rounds;
    private Duration took = Duration.ZERO;

    /** @param folder for files of its own */
    Soak(Sandbox sandbox, FunctionProcess function, Path folder) throws IOException, InterruptedException {
        this.function = function;
        Workload questions = Workload.prepare(
                sandbox, event -> LoadGenerator.reply(function, event).body());
        traffic = new LoadGenerator(function, questions, CALLERS);
        disturbances = new Perturbations(sandbox);
        probe = new ProcessMonitor(function.process().pid(), folder);
        function.takeOutput();
    }

    /** Starts rounds for so long. */
    void run(int seconds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        do {
            round();
            took = Duration.ofNanos(System.nanoTime() - began);
        } while (took.toSeconds() < seconds);
    }

    private void round() throws IOException, InterruptedException {
        traffic.run(rounds * ROUND, ROUND, this::halfway);
        log.read(function.takeOutput(), ROUND);
        readings.putAll(probe.atRest());
        if (rounds >= WARM_UP_ROUNDS) {
            levels.add(readings);
        }
        disturbances.after(rounds);
        rounds++;
    }

    private void halfway() {
        readings.putAll(probe.atWork());
        mostAtOnce = Math.max(mostAtOnce, function.lambda().inFlight());
        disturbances.during(rounds);
    }

    /** All that was not as it has to be. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>(traffic.complaints());
        complaints.addAll(log.complaints());
        complaints.addAll(levels.complaints());
        complaints.addAll(disturbances.complaints());
        if (mostAtOnce < CALLERS - 1) {
            complaints.add("at most " + mostAtOnce + " invocations were under way at once");
        }
        return complaints;
    }

    @Override
    public String toString() {
        return """
                %,d s, %d rounds of %,d invocations, %d at once in one process
                answers: %,d, %,d of them wrong
                invocations: %s
                %s, %,d retries
                %s""".formatted(
                        took.toSeconds(),
                        rounds,
                        ROUND,
                        mostAtOnce + 1,
                        rounds * ROUND,
                        traffic.wrongAnswers(),
                        traffic.percentiles(),
                        disturbances,
                        log.retries(),
                        levels);
    }
}
