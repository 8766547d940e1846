package io.cloudcall.template;

import static io.cloudcall.template.CloudFormation.list;
import static io.cloudcall.template.CloudFormation.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the sums of the prices in docs/DEPLOY.md, and the numbers of metrics that its alarms watch. */
class DocumentedCostsTest {
    /** A row of what 50 shops cost, with an amount for one stack and one for 50. */
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| ([^|]*) \\|[^|]*\\| \\*{0,2}([\\d.,]+)\\*{0,2} \\| \\*{0,2}([\\d.,]+)\\*{0,2} \\|$");

    @Test
    void areSummedUp() throws IOException {
        List<BigDecimal> sums = List.of(BigDecimal.ZERO, BigDecimal.ZERO);
        List<String> totals = new ArrayList<>();
        for (var row : ROW.matcher(page()).results().toList()) {
            List<BigDecimal> amounts = List.of(amount(row.group(2)), amount(row.group(3)));
            if (row.group(1).startsWith("**together")) {
                assertEquals(amounts, sums, row.group());
                totals.add(row.group(1));
            } else {
                sums = List.of(sums.get(0).add(amounts.get(0)), sums.get(1).add(amounts.get(1)));
            }
        }

        assertEquals(2, totals.size());
    }

    private static BigDecimal amount(String cell) {
        return new BigDecimal(cell.replace(",", "")).setScale(2);
    }

    @Test
    void haveTheNumbersOfWatchedMetrics() throws IOException {
        Map<String, Long> watched = new TreeMap<>();
        map(CloudFormation.template().get("Resources")).values().stream()
                .map(CloudFormation::map)
                .filter(resource -> "AWS::CloudWatch::Alarm".equals(resource.get("Type")))
                // Those with a query cost by what it finds.
                .filter(alarm -> !alarm.toString().contains("SELECT"))
                .forEach(alarm -> watched.merge(alarm.get("Condition").toString(), metrics(alarm), Long::sum));

        assertEquals(Map.of("HasAlarms", 20L, "HasQuotaAlarms", 3L, "HasPushAlarms", 5L), watched);
        for (String phrase : List.of(
                "alarms, 20 metrics of a stack", "its alarms: three of a stack", "five metrics of its alarms")) {
            assertTrue(page().contains(phrase), phrase);
        }
    }

    private static long metrics(Map<String, Object> alarm) {
        Object metrics = map(alarm.get("Properties")).get("Metrics");
        return metrics == null
                ? 1
                : list(metrics).stream()
                        .filter(metric -> map(metric).containsKey("MetricStat"))
                        .count();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "DEPLOY.md"));
    }
}
