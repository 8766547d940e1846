package io.cloudcall.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/** An object or array that is still being read. */
sealed interface OpenContainer {

    char closer();

    /** Reads what stands before a value: in an object its key. */
    void beforeValue(JavaScriptParser parser);

    void add(JsonValue value);

    JsonValue close();

    /** The container that an opening bracket begins. */
    static OpenContainer of(int bracket) {
        return bracket == '{' ? new OfObject() : new OfArray();
    }

    /** An array. */
    final class OfArray implements OpenContainer {
        private final ArrayList<JsonValue> items = new ArrayList<>();

        @Override
        public char closer() {
            return ']';
        }

        @Override
        public void beforeValue(JavaScriptParser parser) {
            // An item has nothing before it.
        }

        @Override
        public void add(JsonValue value) {
            items.add(value);
        }

        @Override
        public JsonValue close() {
            return new JsonArray(items);
        }
    }

    /** An object. A key that occurs again keeps its first place and takes the last value. */
    final class OfObject implements OpenContainer {
        private final LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        private String key = "";

        @Override
        public char closer() {
            return '}';
        }

        @Override
        public void beforeValue(JavaScriptParser parser) {
            key = parser.key();
        }

        @Override
        public void add(JsonValue value) {
            members.put(key, value);
        }

        @Override
        public JsonValue close() {
            return members.isEmpty() ? JsonObject.EMPTY : JsonObject.of(members);
        }
    }
}
