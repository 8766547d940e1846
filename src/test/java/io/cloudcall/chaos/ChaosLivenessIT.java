package io.cloudcall.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The liveness of the function under faults: faults that another attempt cures are cured, and a result is the order, or
 * the error of a fault that was met. By one thread, and with a clock that stands still during each invocation, so that
 * no case has an excuse.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ChaosLivenessIT {
    private static final ChaosOptions OPTIONS = ChaosOptions.fromSystemProperties();

    /** An invocation by itself takes as long as several in a storm. */
    private static final int SAFETY_INVOCATIONS_PER_INVOCATION = 20;

    private static final int INVOCATIONS_PER_EPISODE = 20;
    private static final int MAX_REPORTED = 3;

    @Test
    void retriesWhatAnotherAttemptCures() {
        SplittableRandom seeds = new SplittableRandom(OPTIONS.seed());
        int episodes = Math.ceilDiv(OPTIONS.invocations(), SAFETY_INVOCATIONS_PER_INVOCATION * INVOCATIONS_PER_EPISODE);
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            long seed = seeds.nextLong();
            if (OPTIONS.includes(i)) {
                String command = OPTIONS.command(getClass(), i);
                LivenessScenario.run(seed, INVOCATIONS_PER_EPISODE).stream()
                        .limit(MAX_REPORTED)
                        .map(violation -> violation + "\n  repeat with: " + command)
                        .forEach(violations::add);
            }
        }
        System.out.println("chaos, liveness, seed " + OPTIONS.seed() + ": " + episodes + " episodes of "
                + INVOCATIONS_PER_EPISODE + " invocations, violations: " + violations.size());
        assertEquals("", String.join("\n", violations));
    }
}
