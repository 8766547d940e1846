package io.cloudcall.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the members of an object, one by one; a member that is not read, or cannot be, remains. Not thread-safe.
 */
public final class FieldReader {
    /** In characters, and in digits behind the point: beyond any quota, and far below what makes arithmetic hang. */
    private static final int MAX_DIGITS = 1_000;

    private final JsonObject object;
    private final Map<String, JsonValue> unread;
    private boolean hasReadAny;

    /** Creates a reader of the members of {@code object}, none of which is read yet. */
    public FieldReader(JsonObject object) {
        this.object = object;
        unread = new LinkedHashMap<>(object.members());
    }

    /**
     * Returns a reader of the JSON text of a successful cloud call, without its {@code errCode} and {@code errMsg}.
     *
     * @throws IllegalArgumentException if the text is no JSON object, or an error; the message holds none of the text
     */
    public static FieldReader ofResult(String json) {
        if (!(parse(json) instanceof JsonObject result)) {
            throw new IllegalArgumentException("The result is no JSON object.");
        }
        JsonValue errCode = result.get("errCode");
        if (errCode != null && errCode.isTruthy()) {
            throw new IllegalArgumentException("The result is an error.");
        }
        FieldReader fields = new FieldReader(result);
        fields.unread.remove("errCode");
        fields.unread.remove("errMsg");
        return fields;
    }

    /** Parses with the lenient parser: a long list may exceed the strict parser's limit of values. */
    private static JsonValue parse(String json) {
        try {
            return LenientJsonParser.parse(json);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("The result is not JSON: " + e.getMessage(), e);
        }
    }

    /** Returns a text; a number is read as the text that it is written with. */
    public @Nullable String string(String name) {
        return read(name, FieldReader::asString);
    }

    /** Returns a number, which may be sent as text. */
    public @Nullable BigDecimal decimal(String name) {
        return read(name, FieldReader::asDecimal);
    }

    /** Returns a whole number, which may be sent as text. */
    public @Nullable Long longValue(String name) {
        return read(name, FieldReader::asLong);
    }

    /** Returns an instant that is sent in seconds since 1970. */
    public @Nullable Instant instant(String name) {
        return read(name, FieldReader::asInstant);
    }

    /** Returns the objects of an array. */
    public <T> List<T> list(String name, Function<FieldReader, T> reading) {
        List<T> list = new ArrayList<>();
        JsonArray array = unread.get(name) instanceof JsonArray present ? present : new JsonArray(List.of());
        for (JsonValue item : array.items()) {
            if (item instanceof JsonObject object) {
                list.add(reading.apply(new FieldReader(object)));
            }
        }
        readList(name, list);
        return list;
    }

    /** Takes an array for read only if all of its items were, so that none is lost. */
    private void readList(String name, List<?> list) {
        read(
                name,
                value -> value instanceof JsonArray array
                                && list.size() == array.items().size()
                        ? list
                        : null);
    }

    /** Returns the texts of an array, by the rules of {@link #string}. */
    public List<String> strings(String name) {
        List<String> list = new ArrayList<>();
        JsonArray array = unread.get(name) instanceof JsonArray present ? present : new JsonArray(List.of());
        for (JsonValue item : array.items()) {
            String text = asString(item);
            if (text != null) {
                list.add(text);
            }
        }
        readList(name, list);
        return list;
    }

    /** Returns an object, as {@code reading} reads it. */
    public <T> @Nullable T object(String name, Function<FieldReader, T> reading) {
        return read(
                name, value -> value instanceof JsonObject present ? reading.apply(new FieldReader(present)) : null);
    }

    /** Returns whether any member was read, so that the object is one of the expected kind. */
    public boolean hasReadAny() {
        return hasReadAny;
    }

    /**
     * Returns whether the object is a list: the member is an empty array, or one of which an item was read. It may be
     * absent or null where there is nothing to list; then the count must be 0, null or absent, and no member remain.
     *
     * @param read what was read of the member
     * @param count the number of items by another member, or null
     */
    public boolean isListOf(String name, List<?> read, @Nullable Long count) {
        JsonValue value = object.get(name);
        if (value instanceof JsonArray array) {
            return array.items().isEmpty() || !read.isEmpty();
        }
        boolean isAbsent = value == null || value == JsonLiteral.NULL;
        return isAbsent && (count == null || count == 0) && unread.isEmpty();
    }

    /** Returns the members that remain, as JSON text. */
    public Map<String, String> remaining() {
        Map<String, String> others = new LinkedHashMap<>();
        unread.forEach((name, value) -> others.put(name, value.toJson()));
        return others;
    }

    /** Returns an unmodifiable copy in the same order. */
    public static Map<String, String> unmodifiableCopy(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private <T> @Nullable T read(String name, Function<JsonValue, @Nullable T> reading) {
        JsonValue value = unread.get(name);
        T read = value == null ? null : reading.apply(value);
        if (read != null || value == JsonLiteral.NULL) {
            unread.remove(name);
        }
        hasReadAny |= read != null;
        return read;
    }

    private static @Nullable String asString(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.literal() : null;
    }

    private static @Nullable BigDecimal asDecimal(JsonValue value) {
        String text = asString(value);
        if (text == null || text.length() > MAX_DIGITS) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return number.scale() >= -MAX_DIGITS && number.scale() <= MAX_DIGITS ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Long asLong(JsonValue value) {
        BigDecimal number = asDecimal(value);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Instant asInstant(JsonValue value) {
        Long seconds = asLong(value);
        try {
            return seconds == null ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
