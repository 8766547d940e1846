package io.cloudcall.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public final class JsonArray implements JsonValue {
    private static final int MAX_BYTE = 255;

    private final List<JsonValue> items;

    /** Creates an array of a list that is not copied: the caller must not change it afterwards. */
    public JsonArray(List<JsonValue> items) {
        this.items = items;
    }

    /** Returns the values in order, unmodifiable. */
    public List<JsonValue> items() {
        return Collections.unmodifiableList(items);
    }

    List<JsonValue> rawItems() {
        return items;
    }

    /**
     * Returns the items as bytes, in pieces of which the large ones are not copied; null unless each item is an integer
     * from 0 to 255, however it is spelled.
     */
    public @Nullable List<byte[]> toBytes() {
        List<byte[]> bytes = new ArrayList<>();
        for (List<JsonValue> piece : items instanceof RunList runs ? runs.pieces() : List.of(items)) {
            byte[] converted = piece instanceof ByteRun run ? run.bytes() : convert(piece);
            if (converted == null) {
                return null;
            }
            bytes.add(converted);
        }
        return bytes;
    }

    private static byte @Nullable [] convert(List<JsonValue> piece) {
        byte[] bytes = new byte[piece.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!isByte(piece.get(i))) {
                return null;
            }
            bytes[i] = (byte) ((JsonNumber) piece.get(i)).doubleValue();
        }
        return bytes;
    }

    /** Returns the index of the first item that is no integer from 0 to 255, or -1 if each is one. */
    public int indexOfNonByte() {
        for (int i = 0; i < items.size(); i++) {
            if (!isByte(items.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isByte(JsonValue item) {
        double value = item instanceof JsonNumber number ? number.doubleValue() : -1;
        return value >= 0 && value <= MAX_BYTE && value == Math.rint(value);
    }

    @Override
    public boolean isTruthy() {
        return true;
    }
}
