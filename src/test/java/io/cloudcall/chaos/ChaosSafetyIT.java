package io.cloudcall.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Sandbox;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The safety of the function in storms of faults from 1 to 32 threads with a clock that jumps: short in every build,
 * with a fixed seed; long and with other seeds by the options of docs/TESTING.md. A violation names the command that
 * repeats its episode.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ChaosSafetyIT {
    private static final ChaosOptions OPTIONS = ChaosOptions.fromSystemProperties();

    private static final int STORMS = 4;

    @Test
    void holdsItsInvariantsInAnyStorm() throws InterruptedException {
        ChaosRun run = new ChaosRun(OPTIONS);

        List<String> violations = run.run();

        System.out.println(run);
        assertEquals("", String.join("\n", violations));
    }

    /** A write that was carried out twice is a parcel that is sent twice. */
    @Test
    void carriesOutNoWriteTwice() throws InterruptedException {
        int orders = Math.max(1, OPTIONS.invocations() / 5);

        List<String> violations = DuplicateWriteScenario.run(OPTIONS.seed(), 8, orders);

        assertEquals("", String.join("\n", violations));
    }

    /**
     * One function through several storms, each with another server, which has other keys, on the same port. What is
     * left in the heap once a server and its storm are gone is the function's; more of it after each storm is a leak,
     * of timers, futures or connections, that would not show after the function's own end.
     */
    @Test
    void keepsNothingWhileItLives() throws InterruptedException {
        ScenarioConfig config =
                ScenarioConfig.fromSeed(OPTIONS.seed()).withLoad(8, 600).withSigned(false);
        JumpingClock clock = new JumpingClock(Scenario.MORNING);
        Sandbox first = ChaosSandbox.start(config, clock);
        try (ChaosFunction function = new ChaosFunction(first, config, Scenario.timing(config, clock))) {
            first.close();
            storm(first.port(), config, clock, function);
            storm(first.port(), config, clock, function);
            ResourceUsage before = ResourceUsage.measure();
            for (int i = 2; i < STORMS; i++) {
                storm(first.port(), config, clock, function);
            }
            assertEquals(List.of(), before.awaitNoGrowth().toList(), config::toString);
        }
    }

    private static void storm(int port, ScenarioConfig config, JumpingClock clock, ChaosFunction function)
            throws InterruptedException {
        clock.jump(Scenario.REST);
        try (Sandbox sandbox = ChaosSandbox.start(config, clock, port)) {
            new Scenario(config, clock, sandbox, function).storm();
        }
    }
}
