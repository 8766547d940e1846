package io.cloudcall.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a text that is base64 as encoders write it (RFC 4648), as the bytes that it encodes: three quarters
 * of its length, and no copy of the text. Encoding them yields the text again. Not thread-safe while it is read.
 */
final class Base64Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final int GROUP = 4;
    private static final int GROUP_BYTES = 3;

    /** The length of a piece of a text that is decoded: whole groups. */
    private static final int PIECE_LENGTH = 1 << 16;

    /** For each place in a group and each character, the bits that it adds; negative for a character of no group. */
    private static final int[][] BITS = createBits();

    private final List<byte[]> pieces = new ArrayList<>();
    private int length;

    private Base64Text() {}

    private static int[][] createBits() {
        int[][] bits = new int[GROUP][256];
        for (int place = 0; place < GROUP; place++) {
            for (int c = 0; c < bits[place].length; c++) {
                bits[place][c] = ALPHABET.indexOf(c) << (6 * (GROUP - 1 - place));
            }
        }
        return bits;
    }

    /** Decodes a whole text piece by piece, as the decoder copies it; returns null if it is not base64 with padding. */
    static @Nullable List<byte[]> decode(String text) {
        // The decoder takes text without its padding, such as a part that was cut off.
        if (text.length() % GROUP != 0) {
            return null;
        }
        List<byte[]> pieces = new ArrayList<>();
        try {
            for (int start = 0; start < text.length(); start += PIECE_LENGTH) {
                int end = Math.min(start + PIECE_LENGTH, text.length());
                pieces.add(Base64.getDecoder().decode(text.substring(start, end)));
                // It rejects padding within a piece.
                if (end < text.length() && text.charAt(end - 1) == '=') {
                    return null;
                }
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        return pieces;
    }

    /** Reads groups up to the first character that belongs to none, or to the end of a padded one. */
    static Base64Text read(DocumentBuffer in, int maxLength) {
        Base64Text text = new Base64Text();
        while (text.length <= maxLength && in.fill() && text.readPiece(in)) {}
        return text;
    }

    /** Reads what the buffer holds, and returns whether there may be more. */
    private boolean readPiece(DocumentBuffer in) {
        int groups = (in.limit() - in.position()) / GROUP;
        byte[] piece = new byte[groups * GROUP_BYTES];
        int decoded = decode(in.bytes(), in.position(), piece);
        add(in, decoded == piece.length ? piece : Arrays.copyOf(piece, decoded));
        if (groups > 0 && decoded == piece.length) {
            return true;
        }
        readPadded(in);
        return false;
    }

    private void add(DocumentBuffer in, byte[] piece) {
        int characters = (piece.length + GROUP_BYTES - 1) / GROUP_BYTES * GROUP;
        in.skipTo(in.position() + characters);
        length += characters;
        if (piece.length > 0) {
            pieces.add(piece);
        }
    }

    /** Decodes groups without padding until {@code target} is full, and returns the number of bytes. */
    private static int decode(byte[] text, int start, byte[] target) {
        int[] first = BITS[0];
        int[] second = BITS[1];
        int[] third = BITS[2];
        int[] fourth = BITS[3];
        int i = start;
        int end = 0;
        while (end < target.length) {
            int bits = first[text[i] & 0xFF]
                    | second[text[i + 1] & 0xFF]
                    | third[text[i + 2] & 0xFF]
                    | fourth[text[i + 3] & 0xFF];
            if (bits < 0) {
                break;
            }
            target[end] = (byte) (bits >> 16);
            target[end + 1] = (byte) (bits >> 8);
            target[end + 2] = (byte) bits;
            end += GROUP_BYTES;
            i += GROUP;
        }
        return end;
    }

    /** Reads a group with padding, if one is here and its unused bits are zero, as encoders write it. */
    private void readPadded(DocumentBuffer in) {
        if (in.limit() - in.position() < GROUP || in.bytes()[in.position() + GROUP - 1] != '=') {
            return;
        }
        String group = new String(in.bytes(), in.position(), GROUP, StandardCharsets.ISO_8859_1);
        try {
            byte[] bytes = Base64.getDecoder().decode(group);
            if (Base64.getEncoder().encodeToString(bytes).equals(group)) {
                add(in, bytes);
            }
        } catch (IllegalArgumentException e) {
            // The text goes on as another one.
        }
    }

    /** Returns the length of the text. */
    int length() {
        return length;
    }

    /** Returns the bytes that the text encodes, in pieces that are not copied. */
    List<byte[]> bytes() {
        return pieces;
    }

    /** Appends the text to {@code target}. */
    void appendTo(StringBuilder target) {
        pieces.forEach(piece -> target.append(Base64.getEncoder().encodeToString(piece)));
    }
}
