package io.cloudcall.tools.cli;

import io.cloudcall.tools.cli.terminal.ControlCharacters;
import io.cloudcall.tools.cli.terminal.DisplayWidth;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table of names and values, in the order in which they were added. Not thread-safe. */
final class PropertyTable {
    private final Map<String, String> properties = new LinkedHashMap<>();

    PropertyTable add(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** Prints one line for each property; control characters of values are replaced. */
    void print(Terminal terminal) {
        int width =
                properties.keySet().stream().mapToInt(DisplayWidth::width).max().orElse(0);
        properties.forEach((name, value) ->
                terminal.out().println(DisplayWidth.pad(name, width) + "  " + ControlCharacters.replace(value)));
    }
}
