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

    private static GrowthDetector detector(int rounds, Metric subject, IntToLongFunction reading) {
        GrowthDetector detector = new GrowthDetector();
        for (int round = 0; round < rounds; round++) {
            Map<Metric, Long> readings = new EnumMap<>(Metric.class);
            for (Metric metric : Metric.values()) {
                readings.put(metric, 1_000L);
            }
            readings.put(subject, reading.applyAsLong(round));
            detector.add(readings);
        }
        return detector;
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatStaysAsItIsForLevel(Metric metric) {
        assertEquals(List.of(), detector(ROUNDS, metric, round -> 1_000).violations());
    }

    @ParameterizedTest
    @EnumSource
    void findsALeakOfATenthOfTheToleranceARound(Metric metric) {
        List<String> violations = detector(ROUNDS, metric, round -> metric.tolerance() * round / 10)
                .violations();

        assertEquals(1, violations.size());
        assertTrue(violations.getFirst().startsWith("leak: " + metric.label()), violations.getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void toleratesWarmUpAndFluctuation(Metric metric) {
        long much = 100 * metric.tolerance();
        assertEquals(
                List.of(),
                detector(ROUNDS, metric, round -> Math.min(round, ROUNDS / 3) * much + (round % 5 == 0 ? much : 0))
                        .violations());
    }

    @Test
    void toleratesJustItsTolerance() {
        long tolerance = Metric.THREADS.tolerance();
        assertEquals(
                List.of(),
                detector(9, Metric.THREADS, round -> round < 6 ? 0 : tolerance).violations());
        assertEquals(
                1,
                detector(9, Metric.THREADS, round -> round < 6 ? 0 : tolerance + 1)
                        .violations()
                        .size());
    }

    @Test
    void reportsTooFewReadings() {
        assertEquals(
                List.of("8 rounds are too few to tell: let it run longer"),
                detector(8, Metric.HEAP, round -> 0).violations());
        assertThrows(IllegalArgumentException.class, () -> new GrowthDetector().add(Map.of(Metric.HEAP, 1L)));
    }
}
