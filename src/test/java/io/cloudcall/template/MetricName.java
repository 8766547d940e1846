package io.cloudcall.template;

import java.util.Collection;
import java.util.TreeSet;

/**
 * A metric's identity in CloudWatch, without the values of its dimensions.
 *
 * @param dimensions their names, in alphabetical order, since CloudWatch has no order
 */
public record MetricName(String name, String dimensions) {
    static MetricName of(String name, Collection<String> dimensions) {
        return new MetricName(name, String.join(",", new TreeSet<>(dimensions)));
    }
}
