package io.cloudcall.wechat;

import java.util.List;
import java.util.Locale;

/** An SVG of the token calls of fleets, which follows the reader's light or dark mode. */
final class FleetChart {
    private static final int WIDTH = 760;
    private static final int CURVE_TOP = 62;
    private static final int CURVE_BOTTOM = 232;
    private static final int MOST = 15_000;
    private static final int CHARTED = 10_000;
    private static final int MIN_CHARTED = 1_000;
    private static final int BARS_TOP = 350;
    private static final int BARS_LEFT = 120;
    private static final int MAX_BAR_WIDTH = 540;
    private static final double BARS_SCALE = 520.0 / 25_000;

    private static final String STYLE = """
            text { font: 12px system-ui, sans-serif; fill: #1f2328 }
            .title { font-weight: 600; font-size: 14px } .quiet { fill: #59636e }
            .axis { stroke: #8c959f; fill: none } .limit { stroke: #cf222e; stroke-width: 1.5; stroke-dasharray: 5 4; fill: none }
            .limited { fill: #cf222e } .start { fill: #0969da } .spread { fill: #1a7f37 } .without { fill: #8c959f }
            .area { fill-opacity: .75 }
            @media (prefers-color-scheme: dark) {
              text { fill: #f0f6fc } .quiet { fill: #9198a1 } .axis { stroke: #656c76 } .limit { stroke: #f85149 }
              .limited { fill: #f85149 } .start { fill: #4493f8 } .spread { fill: #3fb950 } .without { fill: #656c76 }
            }
            """;

    private final StringBuilder svg = new StringBuilder();

    private FleetChart() {}

    /** Returns the chart. The fleet of 10,000 instances has curves; those of 1,000 and more have bars. */
    static String draw(List<FleetSample> samples, int renewal, int renewalEnd) {
        FleetChart chart = new FleetChart();
        samples.stream()
                .filter(sample -> sample.instances() == CHARTED)
                .forEach(sample -> chart.drawCurves(sample, renewal));
        List<FleetSample> bars = samples.stream()
                .filter(sample -> sample.instances() >= MIN_CHARTED)
                .toList();
        chart.drawBars(bars, renewal, renewalEnd);
        int height = BARS_TOP + 66 * bars.size() + 30;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" \
                aria-label="Token calls of a fleet">
                <style>
                %3$s</style>
                %4$s</svg>
                """.formatted(WIDTH, height, STYLE, chart.svg);
    }

    private void drawCurves(FleetSample sample, int renewal) {
        text(8, 24, "title", "Token calls in the last 60 seconds, 10,000 busy instances");
        legend(8, 44);
        drawLimit(60, 740);
        int[] with = sample.figures().tokenCalls();
        int[] without = sample.withoutSpread().tokenCalls();
        area("start", with, 0, 240, 60, 300);
        area("without", without, renewal + 180, renewal + 660, 340, 740);
        area("spread", with, renewal + 180, renewal + 660, 340, 740);
        axis(60, 300, 0, 240);
        axis(340, 740, renewal + 180, renewal + 660);
        text(60, CURVE_BOTTOM + 38, "quiet", "minutes after the first start of a deployment at Lambda's rate");
        text(740, CURVE_BOTTOM + 38, "quiet\" text-anchor=\"end", "… and before the end of the token");
    }

    private void legend(int x, int y) {
        entry(x, y, "start", "start");
        entry(x + 60, y, "spread", "renewal");
        entry(x + 140, y, "without", "renewal, if it came with the first call");
    }

    private void entry(int x, int y, String kind, String label) {
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" rx=\"2\"/>\n"
                .formatted(kind, x, y - 9));
        text(x + 15, y, "quiet", label);
    }

    private void drawLimit(int left, int right) {
        double y = y(CHARTED);
        svg.append("<path class=\"limit\" d=\"M%d %sH%d\"/>\n".formatted(left, number(y), right));
        text(52, y + 4, "limited\" text-anchor=\"end", "10,000");
        text(52, y(5_000) + 4, "quiet\" text-anchor=\"end", "5,000");
        text(52, y(0) + 4, "quiet\" text-anchor=\"end", "0");
        text(66, y - 6, "limited", "WeChat's limit");
    }

    private void area(String kind, int[] calls, int from, int to, int left, int right) {
        StringBuilder path = new StringBuilder("M%d %d".formatted(left, CURVE_BOTTOM));
        int sum = 0;
        for (int second = Math.max(0, from - 60); second <= to && second < calls.length; second++) {
            sum += calls[second] - (second >= 60 && second - 60 >= from - 60 ? calls[second - 60] : 0);
            if (second >= from && (second - from) % 2 == 0) {
                double x = left + (double) (right - left) * (second - from) / (to - from);
                path.append("L%s %s".formatted(number(x), number(y(Math.min(sum, MOST)))));
            }
        }
        path.append("L%d %dZ".formatted(right, CURVE_BOTTOM));
        svg.append("<path class=\"area %s\" d=\"%s\"/>\n".formatted(kind, path));
    }

    private void axis(int left, int right, int from, int to) {
        svg.append("<path class=\"axis\" d=\"M%d %dH%d\"/>\n".formatted(left, CURVE_BOTTOM, right));
        for (int second = from; second <= to; second += 60) {
            int x = left + (right - left) * (second - from) / (to - from);
            String label = from == 0 ? String.valueOf(second / 60) : String.valueOf((second - 7_200) / 60);
            text(x, CURVE_BOTTOM + 18, "quiet\" text-anchor=\"middle", label.replace('-', '−'));
        }
    }

    private void drawBars(List<FleetSample> samples, int renewal, int renewalEnd) {
        text(8, BARS_TOP - 36, "title", "Token calls in the busiest minute, by instances");
        int y = BARS_TOP - 10;
        for (FleetSample sample : samples) {
            FleetFigures figures = sample.figures();
            text(BARS_LEFT - 10, y + 28, "count\" text-anchor=\"end", grouped(sample.instances()));
            bar(y, "start", figures.mostTokenCalls(60, 0, renewal));
            bar(y + 18, "spread", figures.mostTokenCalls(60, renewal, renewalEnd));
            bar(y + 36, "without", sample.withoutSpread().mostTokenCalls(60, renewal, renewalEnd));
            y += 66;
        }
        double x = BARS_LEFT + FleetScenario.MINUTE_LIMIT * BARS_SCALE;
        svg.append("<path class=\"limit\" d=\"M%s %dV%d\"/>\n".formatted(number(x), BARS_TOP - 20, y - 4));
        text(x, y + 12, "limited\" text-anchor=\"middle", "WeChat's limit, 10,000");
    }

    private void bar(int y, String kind, int calls) {
        double width = Math.min(calls * BARS_SCALE, MAX_BAR_WIDTH);
        svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"14\" rx=\"2\"/>\n"
                .formatted(kind, BARS_LEFT, y, number(width)));
        text(BARS_LEFT + width + 8, y + 11, "quiet", (width == MAX_BAR_WIDTH ? "… " : "") + grouped(calls));
    }

    private void text(double x, double y, String kind, String content) {
        svg.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n".formatted(kind, number(x), number(y), content));
    }

    private static double y(int calls) {
        return CURVE_BOTTOM - (double) (CURVE_BOTTOM - CURVE_TOP) * calls / MOST;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String grouped(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
