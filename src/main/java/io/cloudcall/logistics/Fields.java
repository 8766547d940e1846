package io.cloudcall.logistics;

import io.cloudcall.openapi.JsonArray;
import io.cloudcall.openapi.JsonLiteral;
import io.cloudcall.openapi.JsonNumber;
import io.cloudcall.openapi.JsonObject;
import io.cloudcall.openapi.JsonText;
import io.cloudcall.openapi.JsonValue;
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

/** Reads the members of an object one by one; what is not read, or cannot be, is left over. One thread. */
final class Fields {
    /** In characters, and of digits behind the point: beyond any quota, and short of what makes arithmetic hang. */
    private static final int LONGEST_NUMBER = 1_000;

    private final Map<String, JsonValue> unread;

    Fields(JsonObject object) {
        unread = new LinkedHashMap<>(object.members());
    }

    @Nullable
    String text(String name) {
        return read(name, Fields::asText);
    }

    @Nullable
    BigDecimal number(String name) {
        return read(name, Fields::asNumber);
    }

    @Nullable
    Long whole(String name) {
        return read(name, Fields::asWhole);
    }

    /** A moment in seconds since 1970. */
    @Nullable
    Instant time(String name) {
        return read(name, Fields::asTime);
    }

    /** The objects of an array. */
    <T> List<T> list(String name, Function<Fields, T> reading) {
        List<T> list = new ArrayList<>();
        JsonArray array = unread.get(name) instanceof JsonArray present ? present : new JsonArray(List.of());
        for (JsonValue item : array.items()) {
            if (item instanceof JsonObject object) {
                list.add(reading.apply(new Fields(object)));
            }
        }
        read(
                name,
                value -> value instanceof JsonArray
                                && list.size() == array.items().size()
                        ? list
                        : null);
        return list;
    }

    void leaveOut(String name) {
        unread.remove(name);
    }

    /** What is left over, as JSON text. */
    Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        unread.forEach((name, value) -> others.put(name, value.toJson()));
        return others;
    }

    /** An unmodifiable copy in the same order. */
    static Map<String, String> copy(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private <T> @Nullable T read(String name, Function<JsonValue, @Nullable T> reading) {
        JsonValue value = unread.get(name);
        T read = value == null ? null : reading.apply(value);
        if (read != null || value == JsonLiteral.NULL) {
            unread.remove(name);
        }
        return read;
    }

    private static @Nullable String asText(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.text() : null;
    }

    private static @Nullable BigDecimal asNumber(JsonValue value) {
        String text = asText(value);
        if (text == null || text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return number.scale() >= -LONGEST_NUMBER && number.scale() <= LONGEST_NUMBER ? number : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static @Nullable Long asWhole(JsonValue value) {
        BigDecimal number = asNumber(value);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            return null;
        }
    }

    private static @Nullable Instant asTime(JsonValue value) {
        Long seconds = asWhole(value);
        try {
            return seconds == null ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException beyondTime) {
            return null;
        }
    }
}
