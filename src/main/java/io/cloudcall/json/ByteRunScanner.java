package io.cloudcall.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A scanner for runs of items that are integers from 0 to 255 as JSON.stringify spells them. Not thread-safe. */
final class ByteRunScanner {
    private static final int MIN_ITEMS = 256;
    private static final int MAX_BYTE = 255;

    private final DocumentBuffer in;

    /** The run so far: no more items than the buffer has digits. */
    private byte[] items = new byte[0];

    /** The place up to which no run begins. */
    private long scanned;

    ByteRunScanner(DocumentBuffer in) {
        this.in = in;
    }

    /**
     * Reads the items here, if enough of them form a run, up to the comma or bracket behind the last one; otherwise
     * reads nothing and returns null.
     */
    byte @Nullable [] tryRead() {
        if (in.absolute(in.position()) < scanned || !in.fill()) {
            return null;
        }
        if (items.length == 0) {
            items = new byte[in.bytes().length / 2];
        }
        return scan(in.bytes(), in.limit());
    }

    private byte @Nullable [] scan(byte[] bytes, int limit) {
        int count = 0;
        int end = in.position();
        int start = skipWhitespace(bytes, end, limit);
        while (start < limit && isDigit(bytes[start])) {
            int value = 0;
            int i = start;
            while (i < limit && i < start + 3 && isDigit(bytes[i])) {
                value = 10 * value + bytes[i] - '0';
                i++;
            }
            boolean isCanonical = value <= MAX_BYTE && (bytes[start] != '0' || i == start + 1);
            i = skipWhitespace(bytes, i, limit);
            if (!isCanonical || i == limit || (bytes[i] != ',' && bytes[i] != ']')) {
                break;
            }
            items[count++] = (byte) value;
            end = i;
            if (bytes[i] == ']') {
                break;
            }
            start = skipWhitespace(bytes, i + 1, limit);
        }
        return finish(count, end);
    }

    private byte @Nullable [] finish(int count, int end) {
        if (count < MIN_ITEMS) {
            scanned = in.absolute(end);
            return null;
        }
        in.skipTo(end);
        return Arrays.copyOf(items, count);
    }

    private static int skipWhitespace(byte[] bytes, int start, int limit) {
        int i = start;
        while (i < limit && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
