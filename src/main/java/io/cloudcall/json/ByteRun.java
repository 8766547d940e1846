package io.cloudcall.json;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Bytes as the items of an array: integers from 0 to 255, without an object for each of them. Thread-safe. */
final class ByteRun extends AbstractList<JsonValue> implements RandomAccess {
    private static final JsonNumber[] NUMBERS = createNumbers();

    private final byte[] bytes;

    /** Creates a run of bytes that are not copied: the caller must not change them afterwards. */
    ByteRun(byte[] bytes) {
        this.bytes = bytes;
    }

    private static JsonNumber[] createNumbers() {
        JsonNumber[] numbers = new JsonNumber[256];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = JsonNumber.of(i);
        }
        return numbers;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public JsonValue get(int index) {
        return NUMBERS[Byte.toUnsignedInt(bytes[index])];
    }

    @Override
    public int size() {
        return bytes.length;
    }
}
