package io.cloudcall.wechat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells whether a text of Latin-1 occurs in bytes, and looks at few of them: the longer the text, the fewer (Horspool's
 * algorithm). Immutable.
 */
final class BytePattern {
    private final byte[] text;

    /** For each byte, how far the text can move on when that byte lies under its last one. */
    private final int[] shifts = new int[256];

    /** A text that is not empty. */
    BytePattern(String text) {
        this.text = text.getBytes(StandardCharsets.ISO_8859_1);
        int last = this.text.length - 1;
        Arrays.fill(shifts, this.text.length);
        for (int i = 0; i < last; i++) {
            shifts[this.text[i] & 0xFF] = last - i;
        }
    }

    boolean occursIn(byte[] bytes) {
        int length = text.length;
        byte last = text[length - 1];
        int end = length;
        while (end <= bytes.length) {
            byte b = bytes[end - 1];
            if (b == last && Arrays.equals(bytes, end - length, end, text, 0, length)) {
                return true;
            }
            end += shifts[b & 0xFF];
        }
        return false;
    }
}
