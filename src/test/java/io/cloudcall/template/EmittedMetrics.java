package io.cloudcall.template;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The metrics in the function's log records. */
public final class EmittedMetrics {
    private final Set<Map.Entry<MetricName, String>> units = new HashSet<>();
    private final Set<String> outcomes = new TreeSet<>();

    /** Parses these lines, each an EMF document. */
    public EmittedMetrics(Collection<String> lines) {
        for (String line : lines) {
            JsonObject root = new JsonObject(line);
            if (root.containsKey("Outcome")) {
                outcomes.add(root.getString("Outcome"));
            }
            for (Object directive : root.getJsonObject("_aws").getJsonArray("CloudWatchMetrics")) {
                add((JsonObject) directive);
            }
        }
    }

    private void add(JsonObject directive) {
        if (!directive.getString("Namespace").equals("Cloudcall")) {
            throw new AssertionError("another namespace in " + directive);
        }
        for (Object set : directive.getJsonArray("Dimensions")) {
            Collection<String> dimensions =
                    ((JsonArray) set).stream().map(Object::toString).toList();
            for (Object metric : directive.getJsonArray("Metrics")) {
                JsonObject definition = (JsonObject) metric;
                units.add(Map.entry(
                        MetricName.of(definition.getString("Name"), dimensions), definition.getString("Unit")));
            }
        }
    }

    /** Returns all metrics with their units. */
    public Set<Map.Entry<MetricName, String>> units() {
        return units;
    }

    /** Returns all metrics. */
    public Set<MetricName> metrics() {
        return units.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** Returns the values of the dimension {@code Outcome}. */
    public Set<String> outcomes() {
        return outcomes;
    }
}
