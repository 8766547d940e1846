package io.cloudcall.json;

/**
 * A JSON string.
 *
 * @param value the UTF-16 code units, unescaped; may hold lone surrogates
 */
public record JsonString(String value) implements JsonValue {

    @Override
    public boolean isTruthy() {
        return !value.isEmpty();
    }
}
