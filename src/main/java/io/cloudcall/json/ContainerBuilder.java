package io.cloudcall.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/** An object or array that is still being read. */
sealed interface ContainerBuilder {

    char closingBracket();

    /** Reads what stands before a value: in an object its key. */
    void readKey(LenientJsonParser parser);

    void add(JsonValue value);

    JsonValue close();

    /** The container that an opening bracket begins. */
    static ContainerBuilder of(int bracket) {
        return bracket == '{' ? new ObjectBuilder() : new ArrayBuilder();
    }

    /** An array. */
    final class ArrayBuilder implements ContainerBuilder {
        private final ArrayList<JsonValue> items = new ArrayList<>();

        @Override
        public char closingBracket() {
            return ']';
        }

        @Override
        public void readKey(LenientJsonParser parser) {
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
    final class ObjectBuilder implements ContainerBuilder {
        private final LinkedHashMap<String, JsonValue> members = new LinkedHashMap<>();
        private String key = "";

        @Override
        public char closingBracket() {
            return '}';
        }

        @Override
        public void readKey(LenientJsonParser parser) {
            key = parser.parseKey();
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
