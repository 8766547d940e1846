package io.cloudcall.logistics.model;

import io.cloudcall.json.FieldReader;
import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A writer of the members of an object, which leaves out nulls and empty lists. Not thread-safe. */
final class FieldWriter {
    /** Beyond it a number is written with an exponent, which would cost as many zeros otherwise. */
    private static final int MAX_PLAIN_SCALE = 100;

    private final SequencedMap<String, JsonValue> members = new LinkedHashMap<>();

    FieldWriter text(String name, @Nullable String text) {
        return put(name, text == null ? null : new JsonString(JsStrings.toWellFormed(text)));
    }

    FieldWriter number(String name, @Nullable Long number) {
        return put(name, number == null ? null : JsonNumber.of(number));
    }

    FieldWriter decimal(String name, @Nullable BigDecimal number) {
        return put(name, number == null ? null : new JsonNumber(literal(number)));
    }

    /** Writes a time in seconds since 1970. */
    FieldWriter instant(String name, @Nullable Instant time) {
        return number(name, time == null ? null : time.getEpochSecond());
    }

    <T> FieldWriter object(String name, @Nullable T value, Function<T, JsonObject> writing) {
        return put(name, value == null ? null : writing.apply(value));
    }

    <T> FieldWriter list(String name, List<T> values, Function<T, JsonObject> writing) {
        return values.isEmpty()
                ? this
                : put(
                        name,
                        new JsonArray(values.stream().<JsonValue>map(writing).toList()));
    }

    /** Writes members that are JSON text, in place of those of the same name. */
    FieldWriter additional(Map<String, String> fields) {
        fields.forEach((name, json) -> members.put(JsStrings.toWellFormed(name), parse(json)));
        return this;
    }

    JsonObject toObject() {
        return JsonObject.of(members);
    }

    /** Returns an unmodifiable copy in the same order, or throws an {@link IllegalArgumentException}. */
    static Map<String, String> unmodifiableCopy(Map<String, String> fields) {
        fields.values().forEach(FieldWriter::parse);
        return FieldReader.unmodifiableCopy(fields);
    }

    private FieldWriter put(String name, @Nullable JsonValue value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    private static String literal(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_PLAIN_SCALE ? number.toPlainString() : number.toString();
    }

    private static JsonValue parse(String json) {
        try {
            return StrictJsonParser.parseWellFormed(JsStrings.toWellFormed(json).getBytes(StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("The additional field is not JSON: " + e.getMessage(), e);
        }
    }
}
