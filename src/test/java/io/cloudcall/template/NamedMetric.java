package io.cloudcall.template;

import java.util.Collection;
import java.util.TreeSet;

/**
 * A metric as CloudWatch tells it from others, but for its dimensions' values.
 *
 * @param dimensions their names, in alphabetical order, since CloudWatch knows none
 */
public record NamedMetric(String name, String dimensions) {
    static NamedMetric of(String name, Collection<String> dimensions) {
        return new NamedMetric(name, String.join(",", new TreeSet<>(dimensions)));
    }
}
