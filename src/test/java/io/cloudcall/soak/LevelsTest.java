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

class LevelsTest {
    private static final int ROUNDS = 45;

    private static Levels levels(int rounds, Quantity subject, IntToLongFunction reading) {
        Levels levels = new Levels();
        for (int round = 0; round < rounds; round++) {
            Map<Quantity, Long> readings = new EnumMap<>(Quantity.class);
            for (Quantity quantity : Quantity.values()) {
                readings.put(quantity, 1_000L);
            }
            readings.put(subject, reading.applyAsLong(round));
            levels.add(readings);
        }
        return levels;
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatStaysAsItIsForLevel(Quantity quantity) {
        assertEquals(List.of(), levels(ROUNDS, quantity, round -> 1_000).complaints());
    }

    @ParameterizedTest
    @EnumSource
    void findsALeakOfATenthOfTheToleranceARound(Quantity quantity) {
        List<String> complaints = levels(ROUNDS, quantity, round -> quantity.tolerance() * round / 10)
                .complaints();

        assertEquals(1, complaints.size());
        assertTrue(complaints.getFirst().startsWith("leak: " + quantity.label()), complaints.getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotMindWarmingUpNorWhatComesAndGoes(Quantity quantity) {
        long much = 100 * quantity.tolerance();
        assertEquals(
                List.of(),
                levels(ROUNDS, quantity, round -> Math.min(round, ROUNDS / 3) * much + (round % 5 == 0 ? much : 0))
                        .complaints());
    }

    @Test
    void toleratesJustItsTolerance() {
        long tolerance = Quantity.THREADS.tolerance();
        assertEquals(
                List.of(),
                levels(9, Quantity.THREADS, round -> round < 6 ? 0 : tolerance).complaints());
        assertEquals(
                1,
                levels(9, Quantity.THREADS, round -> round < 6 ? 0 : tolerance + 1)
                        .complaints()
                        .size());
    }

    @Test
    void doesNotJudgeByTooLittle() {
        assertEquals(
                List.of("8 rounds are too few to tell: let it run longer"),
                levels(8, Quantity.HEAP, round -> 0).complaints());
        assertThrows(IllegalArgumentException.class, () -> new Levels().add(Map.of(Quantity.HEAP, 1L)));
    }
}
