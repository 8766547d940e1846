package io.cloudcall.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Episodes that follow from one seed, and what they showed. */
final class ChaosRun {
    private static final int WARM_UP = 200;

    /** One bug may show up in each invocation. */
    private static final int MOST_REPORTED = 3;

    private final ChaosOptions options;
    private final long seed;
    private final RunSummary figures = new RunSummary();
    private final List<String> violations = new ArrayList<>();

    ChaosRun(ChaosOptions options, long seed) {
        this.options = options;
        this.seed = seed;
    }

    /** What went wrong, ready to be read. */
    List<String> play() throws InterruptedException {
        SplittableRandom seeds = new SplittableRandom(seed);
        try (StallDetector heartbeat = StallDetector.start()) {
            Scenario.play(ScenarioConfig.of(seed).with(4, WARM_UP), heartbeat);
            ResourceUsage before = ResourceUsage.now();
            for (int episode = 0; figures.invocations() < options.invocations(); episode++) {
                ScenarioConfig settings = options.settings(seeds.nextLong());
                if (options.plays(episode)) {
                    check(episode, Scenario.play(settings, heartbeat));
                }
                if (options.isLast(episode)) {
                    break;
                }
            }
            before.grownTo(ResourceUsage.now()).forEach(violations::add);
        }
        return violations;
    }

    private void check(int episode, ScenarioLog evidence) {
        figures.add(evidence);
        for (Invariant invariant : Invariant.all()) {
            invariant
                    .violations(evidence)
                    .limit(MOST_REPORTED)
                    .forEach(violation -> violations.add(violation.invariant()
                            + " is broken in episode " + episode + ", " + evidence.settings() + ": " + violation.what()
                            + "\n  repeat with: " + options.command(seed, episode)));
        }
    }

    @Override
    public String toString() {
        return "chaos, seed " + seed + ": " + figures + "\n  broken promises: " + violations.size();
    }
}
