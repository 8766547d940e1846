package io.cloudcall.openapi;

import java.util.AbstractList;

/** Bytes as an array of JSON numbers, without an object for each of them. */
final class JsonBytes extends AbstractList<JsonValue> {
    private final byte[] bytes;

    private JsonBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static JsonArray of(byte[] bytes) {
        return new JsonArray(new JsonBytes(bytes));
    }

    @Override
    public JsonValue get(int index) {
        return JsonNumber.of(Byte.toUnsignedInt(bytes[index]));
    }

    @Override
    public int size() {
        return bytes.length;
    }
}
