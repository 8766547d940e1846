package io.cloudcall.config;

import io.cloudcall.call.ConfigurationException;
import java.util.Map;
import java.util.Optional;

/** Environment variables, where blank means absent. Immutable as far as the map is. */
public record EnvironmentVariables(Map<String, String> variables) {

    /** Returns the value of a variable, without white space around it. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Returns the value of a variable that must be set.
     *
     * @param description the expected value, to complete the sentence "set it to …"
     */
    String required(String name, String description) {
        return get(name)
                .orElseThrow(() -> new ConfigurationException(name + " is not set: set it to " + description + "."));
    }

    /** Returns a number of milliseconds from 1 to 900000, which is 15 minutes, Lambda's longest timeout. */
    long durationMillis(String name, long defaultValue) {
        Optional<String> text = get(name);
        if (text.isEmpty()) {
            return defaultValue;
        }
        if (text.get().matches("[0-9]{1,6}")) {
            long millis = Long.parseLong(text.get());
            if (millis >= 1 && millis <= 900_000) {
                return millis;
            }
        }
        throw new ConfigurationException(
                name + " is not a number of milliseconds from 1 to 900000: set it to one, or remove it to get "
                        + defaultValue + ".");
    }

    boolean booleanValue(String name) {
        return booleanValue(name, false);
    }

    boolean booleanValue(String name, boolean defaultValue) {
        String value = get(name).orElse(String.valueOf(defaultValue));
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new ConfigurationException(name + " is neither true nor false: set it to one of them, or remove it.");
    }
}
