package io.cloudcall.template;

import static io.cloudcall.template.CloudFormation.argument;
import static io.cloudcall.template.CloudFormation.list;
import static io.cloudcall.template.CloudFormation.map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions' own metrics on the template's dashboard. */
public final class DashboardMetrics {
    private static final Pattern SEARCH = Pattern.compile(
            "SEARCH\\('\\{Cloudcall,([\\w,]+)} MetricName=\"(\\w+)\" Function=\"[^\"]+\"', '\\w+', \\d+\\)");

    private final Set<MetricName> metrics = new HashSet<>();
    private final Set<String> outcomes = new TreeSet<>();

    private DashboardMetrics(String widgets) {
        // CloudFormation's own values, where they are no part of a string.
        String json = widgets.replaceAll("\\$\\{(Timeout|LowQuota|Row)}", "1");
        for (Object each : new JsonArray(json)) {
            JsonObject widget = (JsonObject) each;
            if (widget.getString("type", "").equals("metric")) {
                widget.getJsonObject("properties").getJsonArray("metrics").forEach(metric -> add((JsonArray) metric));
            }
        }
    }

    /** Returns the metrics that are always emitted. */
    public static DashboardMetrics forFunction() {
        String body = String.valueOf(body().get(0));
        String widgets = body.substring(body.indexOf('['), body.lastIndexOf(']') + 1);
        return new DashboardMetrics(widgets.replace("${Accounts}${Apps}${Pushes}${Alarms}", "{}"));
    }

    /** Returns the metrics that the quota watch emits. */
    public static DashboardMetrics forQuotaWatch() {
        List<Object> choice = list(argument("If", map(body().get(1)).get("Accounts")));
        return new DashboardMetrics("[" + argument("Sub", choice.get(1)) + "]");
    }

    /** Returns the metrics by app that the function emits on request. */
    public static DashboardMetrics forApps() {
        return forRow("Apps");
    }

    /** Returns the metrics of pushes. */
    public static DashboardMetrics forPushes() {
        return forRow("Pushes");
    }

    private static DashboardMetrics forRow(String name) {
        List<Object> choice = list(argument("If", map(body().get(1)).get(name)));
        String widgets = String.valueOf(list(argument("Sub", choice.get(1))).getFirst());
        return new DashboardMetrics("[{}" + widgets + "]");
    }

    private static List<Object> body() {
        Object resource = map(CloudFormation.template().get("Resources")).get("OperationsDashboard");
        return list(argument("Sub", map(map(resource).get("Properties")).get("DashboardBody")));
    }

    private void add(JsonArray metric) {
        if (metric.getValue(0) instanceof JsonObject expression) {
            addSearch(expression.getString("expression"));
        } else if (metric.getString(0).equals("Cloudcall")) {
            List<String> dimensions = new ArrayList<>();
            for (int i = 2; i < metric.size() && metric.getValue(i) instanceof String; i += 2) {
                dimensions.add(metric.getString(i));
                if (metric.getString(i).equals("Outcome")) {
                    outcomes.add(metric.getString(i + 1));
                }
            }
            metrics.add(MetricName.of(metric.getString(1), dimensions));
        }
    }

    private void addSearch(String expression) {
        Matcher search = SEARCH.matcher(expression);
        if (!search.matches()) {
            throw new AssertionError("not understood: " + expression);
        }
        metrics.add(MetricName.of(search.group(2), Arrays.asList(search.group(1).split(",", -1))));
    }

    /** Returns all metrics. */
    public Set<MetricName> metrics() {
        return metrics;
    }

    /** Returns the values of the dimension {@code Outcome}. */
    public Set<String> outcomes() {
        return outcomes;
    }
}
