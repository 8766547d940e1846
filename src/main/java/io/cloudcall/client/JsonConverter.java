package io.cloudcall.client;

import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonParseException;
import io.cloudcall.json.JsonString;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.StrictJsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A converter of JSON text and Java maps to the data of a call, with U+FFFD in place of lone surrogates. Throws an
 * {@link InvalidRequestException} for invalid data.
 */
final class JsonConverter {
    /** The limit of JSON text too. It also ends maps that contain themselves. */
    private static final int MAX_DEPTH = 1_000;

    private JsonConverter() {}

    static JsonObject fromJson(String json) {
        try {
            if (StrictJsonParser.parseWellFormed(JsStrings.toWellFormed(json).getBytes(StandardCharsets.UTF_8))
                    instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            throw invalid("it is not usable JSON, " + e.getMessage());
        }
        throw invalid("it is JSON, but not an object");
    }

    static JsonObject fromMap(Map<?, ?> map) {
        return object(map, 1);
    }

    private static JsonObject object(Map<?, ?> map, int depth) {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof CharSequence key)) {
                throw invalid("a map has a key that is not a text");
            }
            members.put(JsStrings.toWellFormed(key.toString()), value(member.getValue(), depth));
        }
        return JsonObject.of(members);
    }

    private static JsonArray array(Iterable<?> items, int depth) {
        List<JsonValue> values = new ArrayList<>();
        for (Object item : items) {
            values.add(value(item, depth));
        }
        return new JsonArray(values);
    }

    private static JsonValue value(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> || value instanceof Iterable<?>) {
            if (depth == MAX_DEPTH) {
                throw invalid("it is nested too deeply");
            }
            return value instanceof Map<?, ?> map ? object(map, depth + 1) : array((Iterable<?>) value, depth + 1);
        }
        return scalar(value);
    }

    private static JsonValue scalar(@Nullable Object value) {
        if (value == null) {
            return JsonLiteral.NULL;
        }
        if (value instanceof CharSequence text) {
            return new JsonString(JsStrings.toWellFormed(text.toString()));
        }
        if (value instanceof Boolean truth) {
            return truth ? JsonLiteral.TRUE : JsonLiteral.FALSE;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        throw invalid("it holds a " + value.getClass().getName());
    }

    /** BigDecimal's notation is JSON's, and it rejects infinity and NaN. */
    private static JsonNumber number(Number number) {
        try {
            return new JsonNumber(new BigDecimal(number.toString()).toString());
        } catch (NumberFormatException e) {
            throw invalid("it holds a number that JSON cannot");
        }
    }

    private static InvalidRequestException invalid(String why) {
        return new InvalidRequestException("The call's data cannot be sent: " + why + ".");
    }
}
