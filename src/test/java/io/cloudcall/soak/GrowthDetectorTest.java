package io.cloudcall.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthDetectorTest {
    private static final int ROUNDS = 45;

    private static GrowthDetector levels(int rounds, Metric subject, IntToLongFunction reading) {
        GrowthDetector levels = new GrowthDetector();
        for (int round = 0; round < rounds; round++) {
            Map<Metric, Long> readings = new EnumMap<>(Metric.class);
            for (Metric quantity : Metric.values()) {
                readings.put(quantity, 1_000L);
            }
            readings.put(subject, reading.applyAsLong(round));
            levels.add(readings);
        }
        return levels;
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatStaysAsItIsForLevel(Metric quantity) {
        assertEquals(List.of(), levels(ROUNDS, quantity, round -> 1_000).complaints());
    }

    @ParameterizedTest
    @EnumSource
    void findsALeakOfATenthOfTheToleranceARound(Metric quantity) {
        List<String> complaints = levels(ROUNDS, quantity, round -> quantity.tolerance() * round / 10)
                .complaints();

        assertEquals(1, complaints.size());
        assertTrue(complaints.getFirst().startsWith("leak: " + quantity.label()), complaints.getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotMindWarmingUpNorWhatComesAndGoes(Metric quantity) {
        long much = 100 * quantity.tolerance();
        assertEquals(
                List.of(),
                levels(ROUNDS, quantity, round -> Math.min(round, ROUNDS / 3) * much + (round % 5 == 0 ? much : 0))
                        .complaints());
    }

    @Test
    void toleratesJustItsTolerance() {
        long tolerance = Metric.THREADS.tolerance();
        assertEquals(
                List.of(),
                levels(9, Metric.THREADS, round -> round < 6 ? 0 : tolerance).complaints());
        assertEquals(
                1,
                levels(9, Metric.THREADS, round -> round < 6 ? 0 : tolerance + 1)
                        .complaints()
                        .size());
    }

    @Test
    void doesNotJudgeByTooLittle() {
        assertEquals(
                List.of("8 rounds are too few to tell: let it run longer"),
                levels(8, Metric.HEAP, round -> 0).complaints());
        assertThrows(IllegalArgumentException.class, () -> new GrowthDetector().add(Map.of(Metric.HEAP, 1L)));
    }
}
