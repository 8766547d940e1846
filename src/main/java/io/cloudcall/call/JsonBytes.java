package io.cloudcall.call;

import io.cloudcall.json.JsonArray;
import io.cloudcall.json.JsonNumber;
import io.cloudcall.json.JsonValue;
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
