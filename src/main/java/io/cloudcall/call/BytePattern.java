package io.cloudcall.call;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A search pattern of Latin-1 text for bytes, by Horspool's algorithm: the longer the text, the fewer bytes it reads.
 * Immutable.
 */
public final class BytePattern {
    private final byte[] text;

    /** For each byte value, the shift of the pattern when that byte is aligned with its last one. */
    private final int[] shifts = new int[256];

    /** Creates a pattern of a text that is not empty. */
    public BytePattern(String text) {
        this.text = text.getBytes(StandardCharsets.ISO_8859_1);
        int last = this.text.length - 1;
        Arrays.fill(shifts, this.text.length);
        for (int i = 0; i < last; i++) {
            shifts[this.text[i] & 0xFF] = last - i;
        }
    }

    /** Returns whether the pattern occurs in {@code bytes}. */
    public boolean occursIn(byte[] bytes) {
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

    /** Returns whether the pattern occurs in bytes that come in pieces, or where some of them meet. */
    boolean occursIn(List<byte[]> pieces) {
        byte[] before = {};
        for (byte[] piece : pieces) {
            byte[] seam = join(before, piece, Math.min(piece.length, text.length - 1));
            if (occursIn(seam) || occursIn(piece)) {
                return true;
            }
            byte[] end = piece.length < text.length ? seam : piece;
            before = Arrays.copyOfRange(end, Math.max(end.length - text.length + 1, 0), end.length);
        }
        return false;
    }

    private static byte[] join(byte[] before, byte[] piece, int length) {
        byte[] joined = Arrays.copyOf(before, before.length + length);
        System.arraycopy(piece, 0, joined, before.length, length);
        return joined;
    }
}
