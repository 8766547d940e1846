package io.cloudcall.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The function in a storm: short in every build, with a seed that is always the same; long with {@code
 * -Dchaos.invocations=100000}, and with new weather by {@code -Dchaos.seed=fresh}. A broken promise names the command that repeats its episode.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ChaosIT {
    private static final ChaosOptions OPTIONS = ChaosOptions.ofSystemProperties();

    static Stream<Long> seeds() {
        return OPTIONS.seeds().stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsItsPromisesInAnyStorm(long seed) throws InterruptedException {
        ChaosRun run = new ChaosRun(OPTIONS, seed);

        List<String> violations = run.play();

        System.out.println(run);
        assertEquals("", String.join("\n", violations));
    }

    /** A write that was carried out twice is a parcel that is sent twice. */
    @Test
    void carriesOutNoWriteTwice() throws InterruptedException {
        int orders = Math.max(1, OPTIONS.invocations() / 5);

        List<String> violations =
                DuplicateWriteScenario.violations(OPTIONS.seeds().getLast(), 8, orders);

        assertEquals("", String.join("\n", violations));
    }

    @Test
    void holdsOnToNothingWhileItLives() throws InterruptedException {
        ScenarioConfig settings = ScenarioConfig.of(OPTIONS.seeds().getLast()).with(8, 600);

        List<ResourceUsage> footprints = new LeakScenario(settings).footprints();

        assertEquals(
                List.of(), footprints.get(1).grownTo(footprints.getLast()).toList(), () -> footprints + " " + settings);
    }
}
