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

    /** @param what what the variable holds, to end the sentence "set it to …" with */
    String required(String name, String what) {
        return get(name).orElseThrow(() -> new ConfigurationException(name + " is not set: set it to " + what + "."));
    }

    /** A number of milliseconds of at least one and at most 15 minutes, Lambda's longest time-out. */
    long durationMillis(String name, long byDefault) {
        Optional<String> text = get(name);
        if (text.isEmpty()) {
            return byDefault;
        }
        if (text.get().matches("[0-9]{1,6}")) {
            long millis = Long.parseLong(text.get());
            if (millis >= 1 && millis <= 900_000) {
                return millis;
            }
        }
        throw new ConfigurationException(
                name + " is not a number of milliseconds from 1 to 900000: set it to one, or remove it to get "
                        + byDefault + ".");
    }

    boolean booleanValue(String name) {
        String value = get(name).orElse("false");
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new ConfigurationException(name + " is neither true nor false: set it to one of them, or remove it.");
    }
}
