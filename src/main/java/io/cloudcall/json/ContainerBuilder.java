package io.cloudcall.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/** A builder of an object or array that is still being parsed. */
sealed interface ContainerBuilder {

    char closingBracket();

    /** Reads what precedes a value: in an object its key. */
    void readKey(LenientJsonParser parser);

    void add(JsonValue value);

    /** Returns the container with all values added. */
    JsonValue close();

    /** Returns a builder of the container that an opening bracket begins. */
    static ContainerBuilder of(int openingBracket) {
        return openingBracket == '{' ? new ObjectBuilder() : new ArrayBuilder();
    }

    /** A builder of an array. */
    final class ArrayBuilder implements ContainerBuilder {
        private final ArrayList<JsonValue> items = new ArrayList<>();

        @Override
        public char closingBracket() {
            return ']';
        }

        @Override
        public void readKey(LenientJsonParser parser) {
            // Nothing precedes an item.
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

    /** A builder of an object. A key that occurs again keeps its first place and takes the last value. */
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
