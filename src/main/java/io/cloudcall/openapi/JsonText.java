package io.cloudcall.openapi;

/**
 * A JSON string.
 *
 * @param value its UTF-16 code units, unescaped; may hold lone surrogates
 */
public record JsonText(String value) implements JsonValue {

    @Override
    public boolean truthy() {
        return !value.isEmpty();
    }
}
