package io.cloudcall.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON object with its members in the order in which JavaScript enumerates them. Immutable. */
public final class JsonObject implements JsonValue {
    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(new LinkedHashMap<>());

    /** The highest array index of ECMAScript, 2^32 - 2. */
    private static final long MAX_ARRAY_INDEX = (1L << 32) - 2;

    private static final int MAX_ARRAY_INDEX_DIGITS = 10;

    private final SequencedMap<String, JsonValue> members;

    private JsonObject(SequencedMap<String, JsonValue> members) {
        this.members = members;
    }

    /**
     * Returns an object of members that were assigned in the order of {@code assigned}. The map is not copied: the
     * caller must not change it afterwards.
     */
    public static JsonObject of(SequencedMap<String, JsonValue> assigned) {
        for (String key : assigned.keySet()) {
            if (isArrayIndex(key)) {
                return new JsonObject(inEnumerationOrder(assigned));
            }
        }
        return new JsonObject(assigned);
    }

    /**
     * Returns the members in the order of ECMAScript's OrdinaryOwnPropertyKeys: array indexes first, ascending, then
     * the others as they were assigned.
     */
    private static SequencedMap<String, JsonValue> inEnumerationOrder(Map<String, JsonValue> assigned) {
        TreeMap<Long, JsonValue> indexes = new TreeMap<>();
        SequencedMap<String, JsonValue> others = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : assigned.entrySet()) {
            if (isArrayIndex(member.getKey())) {
                indexes.put(Long.valueOf(member.getKey()), member.getValue());
            } else {
                others.put(member.getKey(), member.getValue());
            }
        }
        SequencedMap<String, JsonValue> all = new LinkedHashMap<>();
        indexes.forEach((index, value) -> all.put(index.toString(), value));
        all.putAll(others);
        return all;
    }

    /**
     * Returns whether {@code key} is an array index as ECMAScript defines it: a canonical numeral from 0 to 2^32 - 2.
     */
    private static boolean isArrayIndex(String key) {
        int length = key.length();
        if (length == 0 || length > MAX_ARRAY_INDEX_DIGITS || (length > 1 && key.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(key) <= MAX_ARRAY_INDEX;
    }

    /** Returns the value of {@code key}, or null if there is none. */
    public @Nullable JsonValue get(String key) {
        return members.get(key);
    }

    /** Returns the text of {@code key}, or null if it is absent or not a string. */
    public @Nullable String getString(String key) {
        return members.get(key) instanceof JsonString text ? text.value() : null;
    }

    /** Returns the members in JavaScript's order, unmodifiable. */
    public Map<String, JsonValue> members() {
        return Collections.unmodifiableMap(members);
    }

    /**
     * Returns this object with its own keys (not those of nested objects) in another case, as wx-server-sdk's
     * {@code convertCase} leaves them: a key that changes is assigned again, so its member moves to the end, or into
     * the place of the key that it becomes.
     */
    public JsonObject renameKeys(KeyCase keyCase) {
        SequencedMap<String, JsonValue> converted = null;
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            String name = keyCase.convert(member.getKey());
            if (!name.equals(member.getKey())) {
                converted = converted == null ? new LinkedHashMap<>(members) : converted;
                converted.put(name, member.getValue());
                converted.remove(member.getKey());
            }
        }
        return converted == null ? this : new JsonObject(converted);
    }

    @Override
    public boolean isTruthy() {
        return true;
    }
}
