package io.cloudcall.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Readings of all quantities, one of each a round, and whether they stayed level: the median of the last third may exceed the one of
 * the third before by the quantity's tolerance. The first third is for warming up.
 *
 * <p>Medians do not mind what comes and goes. What grows by x a round lifts the last one by x times a third of the rounds, so with 45
 * rounds a leak of one thread or socket every third round is found, and a run twice as long finds a leak of half the size. Not
 * thread-safe.
 */
final class GrowthDetector {
    static final int FEWEST_ROUNDS = 9;

    private final Map<Metric, List<Long>> readings = new EnumMap<>(Metric.class);

    /** Adds what a round showed. */
    void add(Map<Metric, Long> round) {
        for (Metric quantity : Metric.values()) {
            Long reading = round.get(quantity);
            if (reading == null) {
                throw new IllegalArgumentException("no reading of " + quantity);
            }
            readings.computeIfAbsent(quantity, first -> new ArrayList<>()).add(reading);
        }
    }

    /** What did not stay level, or that there are too few readings to tell. */
    List<String> complaints() {
        if (rounds() < FEWEST_ROUNDS) {
            return List.of(rounds() + " rounds are too few to tell: let it run longer");
        }
        return Stream.of(Metric.values())
                .filter(quantity -> growth(quantity) > quantity.tolerance())
                .map(quantity -> "leak: " + quantity.label() + " grew by " + growth(quantity) + ", and "
                        + quantity.tolerance() + " are tolerated; each round: " + readings.get(quantity))
                .toList();
    }

    int rounds() {
        return readings.getOrDefault(Metric.HEAP, List.of()).size();
    }

    long middle(Metric quantity) {
        return median(quantity, rounds() / 3, 2 * rounds() / 3);
    }

    long last(Metric quantity) {
        return median(quantity, 2 * rounds() / 3, rounds());
    }

    private long growth(Metric quantity) {
        return last(quantity) - middle(quantity);
    }

    private long median(Metric quantity, int from, int to) {
        List<Long> third = readings.getOrDefault(quantity, List.of()).subList(from, to).stream()
                .sorted()
                .toList();
        return third.isEmpty() ? 0 : third.get(third.size() / 2);
    }

    /** A table of both medians. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                "| median of a third of %d rounds | second | last | tolerated growth |%n| --- | ---: | ---: | ---: |%n"
                        .formatted(rounds()));
        for (Metric quantity : Metric.values()) {
            table.append("| %s | %,d | %,d | %,d |%n"
                    .formatted(quantity.label(), middle(quantity), last(quantity), quantity.tolerance()));
        }
        return table.toString();
    }
}
