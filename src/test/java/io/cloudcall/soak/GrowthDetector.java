package io.cloudcall.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Readings of all metrics, one of each a round, and a check that they stayed level: the median of the last third may
 * exceed the one of the third before by the metric's tolerance. The first third is for warming up.
 *
 * <p>Medians are not affected by what comes and goes. What grows by x a round lifts the last one by x times a third of
 * the rounds, so with 45 rounds a leak of one thread or socket every third round is found, and a run twice as long
 * finds a leak of half the size. Not thread-safe.
 */
final class GrowthDetector {
    static final int MIN_ROUNDS = 9;

    private final Map<Metric, List<Long>> readings = new EnumMap<>(Metric.class);

    /** Adds the readings of a round. */
    void add(Map<Metric, Long> round) {
        for (Metric metric : Metric.values()) {
            Long reading = round.get(metric);
            if (reading == null) {
                throw new IllegalArgumentException("no reading of " + metric);
            }
            readings.computeIfAbsent(metric, first -> new ArrayList<>()).add(reading);
        }
    }

    /** Returns the metrics that did not stay level, or that there are too few readings. */
    List<String> violations() {
        if (rounds() < MIN_ROUNDS) {
            return List.of(rounds() + " rounds are too few to tell: let it run longer");
        }
        return Stream.of(Metric.values())
                .filter(metric -> growth(metric) > metric.tolerance())
                .map(metric -> "leak: " + metric.label() + " grew by " + growth(metric) + ", and " + metric.tolerance()
                        + " are tolerated; each round: " + readings.get(metric))
                .toList();
    }

    int rounds() {
        return readings.getOrDefault(Metric.HEAP, List.of()).size();
    }

    long middleMedian(Metric metric) {
        return median(metric, rounds() / 3, 2 * rounds() / 3);
    }

    long lastMedian(Metric metric) {
        return median(metric, 2 * rounds() / 3, rounds());
    }

    private long growth(Metric metric) {
        return lastMedian(metric) - middleMedian(metric);
    }

    private long median(Metric metric, int from, int to) {
        List<Long> third = readings.getOrDefault(metric, List.of()).subList(from, to).stream()
                .sorted()
                .toList();
        return third.isEmpty() ? 0 : third.get(third.size() / 2);
    }

    /** Returns a table of both medians. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                "| median of a third of %d rounds | second | last | tolerated growth |%n| --- | ---: | ---: | ---: |%n"
                        .formatted(rounds()));
        for (Metric metric : Metric.values()) {
            table.append("| %s | %,d | %,d | %,d |%n"
                    .formatted(metric.label(), middleMedian(metric), lastMedian(metric), metric.tolerance()));
        }
        return table.toString();
    }
}
