package io.cloudcall.template;

import static io.cloudcall.template.CloudFormation.argument;
import static io.cloudcall.template.CloudFormation.list;
import static io.cloudcall.template.CloudFormation.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function's own metrics in the template's alarms. */
public final class AlarmMetrics {
    private static final Pattern QUERY = Pattern.compile(
            "SELECT \\w+\\(\"(\\w+)\"\\) FROM SCHEMA\\(\"Cloudcall\", ([^)]*)\\)\\s+WHERE \"Function\" = .*");

    private final Set<Map.Entry<MetricName, String>> units = new HashSet<>();
    private final List<MetricName> queried = new ArrayList<>();
    private final Set<String> outcomes = new TreeSet<>();
    private final String function;

    /** Selects the alarms with this condition of the template, of the metrics of CloudFunction. */
    public AlarmMetrics(String condition) {
        this(condition, "CloudFunction");
    }

    /** Selects the alarms with this condition of the template, of the metrics of this function. */
    public AlarmMetrics(String condition, String function) {
        this.function = function;
        for (Object resource : map(CloudFormation.template().get("Resources")).values()) {
            if (isAlarm(map(resource)) && condition.equals(map(resource).get("Condition"))) {
                addAlarm(map(map(resource).get("Properties")));
            }
        }
    }

    private static boolean isAlarm(Map<String, Object> resource) {
        return "AWS::CloudWatch::Alarm".equals(resource.get("Type"));
    }

    private void addAlarm(Map<String, Object> alarm) {
        if (alarm.containsKey("MetricName")) {
            addMetric(alarm, alarm.get("Unit"));
            return;
        }
        for (Object query : list(alarm.get("Metrics"))) {
            if (map(query).containsKey("MetricStat")) {
                Map<String, Object> stat = map(map(query).get("MetricStat"));
                addMetric(map(stat.get("Metric")), stat.get("Unit"));
            } else {
                addExpression(map(query).get("Expression"));
            }
        }
    }

    private void addMetric(Map<String, Object> metric, Object unit) {
        if (!"Cloudcall".equals(metric.get("Namespace"))) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (Object each : list(metric.get("Dimensions"))) {
            Map<String, Object> dimension = map(each);
            names.add(String.valueOf(dimension.get("Name")));
            addDimension(String.valueOf(dimension.get("Name")), dimension.get("Value"));
        }
        MetricName named = MetricName.of(String.valueOf(metric.get("MetricName")), names);
        units.add(Map.entry(named, String.valueOf(unit)));
    }

    private void addDimension(String name, Object value) {
        if (name.equals("Outcome")) {
            outcomes.add(String.valueOf(value));
        } else if (!argument("Ref", value).equals(function)) {
            throw new AssertionError("another function: " + value);
        }
    }

    private void addExpression(Object expression) {
        String text = expression instanceof String plain ? plain : String.valueOf(argument("Sub", expression));
        Matcher query = QUERY.matcher(text);
        if (query.lookingAt()) {
            String[] dimensions = query.group(2).replace("\"", "").split(", ", -1);
            queried.add(MetricName.of(query.group(1), Arrays.asList(dimensions)));
        } else if (text.contains("SELECT")) {
            throw new AssertionError("not understood: " + text);
        }
    }

    /** Returns the metrics of alarms with their units, without the metrics of queries, which have none. */
    public Set<Map.Entry<MetricName, String>> units() {
        return units;
    }

    /** Returns the metrics of queries. */
    public List<MetricName> queried() {
        return queried;
    }

    /** Returns the values of the dimension {@code Outcome}. */
    public Set<String> outcomes() {
        return outcomes;
    }
}
