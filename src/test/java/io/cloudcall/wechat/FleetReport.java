package io.cloudcall.wechat;

import io.cloudcall.wechat.CallRateLimit.Window;
import io.cloudcall.wechat.FleetScenario.Weather;
import io.cloudcall.wechat.FleetScenario.Weather.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables and the chart of docs/FLEET.md: {@code bench/run fleet}. */
final class FleetReport {
    private static final int[] SIZES = {1, 10, 100, 1_000, 5_000, 10_000, 20_000};

    /** The first second in which a call may meet the last minutes of the first token, and one after its end. */
    private static final int RENEWAL = 6_600;

    private static final int RENEWAL_END = 7_500;

    private static final int FAILURE_INSTANCES = 200;

    private FleetReport() {}

    /** Prints the tables, and writes the chart to the path in {@code arguments}. */
    public static void main(String[] arguments) throws IOException {
        List<FleetSample> samples = new ArrayList<>();
        for (int size : SIZES) {
            FleetScenario scenario = FleetScenario.deployment(size).lasting(Duration.ofMinutes(122));
            samples.add(new FleetSample(
                    size, FleetSimulation.run(scenario), FleetSimulation.run(scenario.withoutSpread())));
        }
        System.out.println(deployments(samples));
        System.out.println(starts());
        System.out.println(failures());
        Files.writeString(Path.of(arguments[0]), FleetChart.draw(samples, RENEWAL, RENEWAL_END));
    }

    private static String deployments(List<FleetSample> samples) {
        StringBuilder table = new StringBuilder("""
                | instances | start: all have a token after, s | busiest minute | renewal: busiest second | busiest minute | refused \
                | lost calls | without spread: busiest second | busiest minute | refused |
                | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
                """);
        for (FleetSample sample : samples) {
            FleetFigures figures = sample.figures();
            FleetFigures other = sample.withoutSpread();
            table.append(row(
                    sample.instances(),
                    seconds(figures.allReadyAfter()),
                    figures.mostTokenCalls(60, 0, RENEWAL),
                    figures.mostTokenCalls(1, RENEWAL, RENEWAL_END),
                    figures.mostTokenCalls(60, RENEWAL, RENEWAL_END),
                    figures.refusedTokenCalls(0, RENEWAL_END),
                    figures.lostCalls(0, RENEWAL_END),
                    other.mostTokenCalls(1, RENEWAL, RENEWAL_END),
                    other.mostTokenCalls(60, RENEWAL, RENEWAL_END),
                    other.refusedTokenCalls(0, RENEWAL_END)));
        }
        return table.toString();
    }

    private static String starts() {
        StringBuilder table = new StringBuilder("""
                | instances, in a second | WeChat counts | token calls in three minutes | refused | all have a token after, s | lost calls |
                | --: | --- | --: | --: | --: | --: |
                """);
        for (Window window : Window.values()) {
            for (int size : new int[] {10_000, 11_000, 20_000}) {
                FleetFigures figures = FleetSimulation.run(FleetScenario.deployment(size)
                        .startingWithin(Duration.ofSeconds(1))
                        .lasting(Duration.ofMinutes(3))
                        .limitedTo(FleetScenario.MINUTE_LIMIT, window));
                table.append(row(
                        size,
                        window == Window.CLOCK_MINUTE ? "accepted calls" : "refused calls too",
                        figures.tokenCalls(0, RENEWAL),
                        figures.refusedTokenCalls(0, RENEWAL),
                        seconds(figures.allReadyAfter()),
                        percent(figures.lostCalls(0, RENEWAL), figures.calls(0, RENEWAL))));
            }
        }
        return table.toString();
    }

    private static String failures() {
        StringBuilder table = new StringBuilder("""
                | ten minutes | from | token calls a minute, each instance | requests a call | lost calls | last lost after the end, s |
                | --- | --- | --: | --: | --: | --: |
                """);
        for (int from : new int[] {0, 10}) {
            for (Kind kind : Kind.values()) {
                boolean isRevocation = kind == Kind.REVOKED || kind == Kind.REVOKED_YET_RETURNED;
                if (kind != Kind.FAIR && (from > 0 || !isRevocation)) {
                    table.append(failure(kind, from, isRevocation ? 1 : 10));
                }
            }
        }
        return table.toString();
    }

    private static String failure(Kind kind, int from, int minutes) {
        int beginning = 60 * from;
        int end = 60 * (from + minutes);
        FleetFigures figures = FleetSimulation.run(FleetScenario.deployment(FAILURE_INSTANCES)
                .lasting(Duration.ofMinutes(from + minutes + 5))
                .with(new Weather(Duration.ofSeconds(beginning), Duration.ofSeconds(end), kind)));
        int calls = figures.calls(beginning, end);
        return row(
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                from == 0 ? "the start" : "later",
                decimal((double) figures.tokenCalls(beginning, end) / minutes / FAILURE_INSTANCES),
                decimal((double) figures.apiRequests(beginning, end) / calls),
                percent(figures.lostCalls(beginning, end), calls),
                Math.max(0, figures.lastLoss() - end));
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ')
                    .append(cell instanceof Integer number ? String.format(Locale.ROOT, "%,d", number) : cell)
                    .append(" |");
        }
        return row.append('\n').toString();
    }

    private static String seconds(long millis) {
        return millis == Long.MAX_VALUE ? "never" : decimal(millis / 1_000.0);
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
