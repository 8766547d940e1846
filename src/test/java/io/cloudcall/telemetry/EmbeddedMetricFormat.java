package io.cloudcall.telemetry;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A validator of CloudWatch's <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>, by its JSON schema and the further rules of its text. Numbers must be exact as doubles. Where
 * editions differ, the stricter one: at most 9 dimensions (now 30). Of the units, the ones in use here.
 */
public final class EmbeddedMetricFormat {
    private static final Set<String> UNITS = Set.of("Count", "Milliseconds", "Seconds", "None");
    private static final int MAX_EVENT_BYTES = 256 * 1024;
    private static final long MAX_EXACT_INTEGER = 1L << 53;

    private final JsonObject root;

    private EmbeddedMetricFormat(JsonObject root) {
        this.root = root;
    }

    /**
     * Checks a log event.
     *
     * @throws AssertionError if CloudWatch would find no metrics in it, or not all
     */
    public static void check(String event) {
        require(event.getBytes(StandardCharsets.UTF_8).length <= MAX_EVENT_BYTES, "is too large", event);
        JsonObject root = new JsonObject(event);
        try {
            new EmbeddedMetricFormat(root).checkMetadata(object(root.getValue("_aws")));
        } catch (AssertionError broken) {
            throw new AssertionError(broken.getMessage() + " in " + event, broken);
        }
    }

    private void checkMetadata(JsonObject metadata) {
        onlyHas(metadata, "Timestamp", "CloudWatchMetrics");
        require(metadata.getValue("Timestamp") instanceof Long, "is no integer", metadata);
        for (Object directive : array(metadata.getValue("CloudWatchMetrics"))) {
            checkDirective(object(directive));
        }
    }

    private void checkDirective(JsonObject directive) {
        onlyHas(directive, "Namespace", "Dimensions", "Metrics");
        name(directive.getValue("Namespace"), 256);
        JsonArray dimensions = array(directive.getValue("Dimensions"));
        require(!dimensions.isEmpty(), "has no dimension set", directive);
        for (Object set : dimensions) {
            require(array(set).size() <= 9, "has too many dimensions", directive);
            array(set).forEach(this::checkDimension);
        }
        JsonArray metrics = array(directive.getValue("Metrics"));
        require(!metrics.isEmpty() && metrics.size() <= 100, "has no or too many metrics", directive);
        metrics.forEach(metric -> checkMetric(object(metric)));
    }

    private void checkDimension(Object reference) {
        String value = name(root.getValue(name(reference, 250)), 1_024);
        require(value.matches("[ -~]+") && !value.startsWith(":"), "is no dimension's value", value);
    }

    private void checkMetric(JsonObject metric) {
        onlyHas(metric, "Name", "Unit");
        Object target = root.getValue(name(metric.getValue("Name"), 255));
        require(target instanceof Number, "is no number", metric);
        require(
                Math.abs(((Number) target).doubleValue()) <= MAX_EXACT_INTEGER,
                "is a number that loses digits",
                metric);
        require(UNITS.contains(metric.getString("Unit")), "has an unknown unit", metric);
    }

    /** Returns the metrics that CloudWatch takes from a log event, each with its dimensions' names, to their values. */
    public static Map<String, Number> metrics(JsonObject root) {
        Map<String, Number> found = new TreeMap<>();
        for (Object directive : root.getJsonObject("_aws").getJsonArray("CloudWatchMetrics")) {
            for (Object set : object(directive).getJsonArray("Dimensions")) {
                for (Object metric : object(directive).getJsonArray("Metrics")) {
                    String name = object(metric).getString("Name");
                    found.put(name + array(set).getList(), root.getNumber(name));
                }
            }
        }
        return found;
    }

    private static void onlyHas(JsonObject object, String... members) {
        require(object.fieldNames().equals(Set.of(members)), "has other members than it shall", object);
    }

    private static JsonObject object(Object value) {
        require(value instanceof JsonObject, "is no object", value);
        return (JsonObject) value;
    }

    private static JsonArray array(Object value) {
        require(value instanceof JsonArray, "is no array", value);
        return (JsonArray) value;
    }

    private static String name(Object value, int longest) {
        require(value instanceof String, "is no string", value);
        String text = (String) value;
        require(!text.isBlank() && text.length() <= longest, "is empty or too long", text);
        return text;
    }

    private static void require(boolean kept, String rule, Object where) {
        if (!kept) {
            throw new AssertionError("breaks the embedded metric format: " + where + " " + rule);
        }
    }
}
