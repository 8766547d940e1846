package io.cloudcall.wechat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text without its JSON escapes or percent-encoding, and the place of each character in the original. Not
 * thread-safe.
 */
final class DecodedText {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int UNICODE_ESCAPE_LENGTH = 6;
    private static final int ENCODED_BYTE_LENGTH = 3;

    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    private DecodedText(int capacity) {
        text = new StringBuilder(capacity);
        starts = new int[capacity];
        ends = new int[capacity];
    }

    /** Returns the text as it is. */
    static DecodedText of(String original) {
        DecodedText result = new DecodedText(original.length());
        for (int i = 0; i < original.length(); i++) {
            result.append(original.charAt(i), i, i + 1);
        }
        return result;
    }

    /** Returns this text with JSON's escapes replaced; escapes that JSON does not have stay. */
    DecodedText unescapeJson() {
        DecodedText result = new DecodedText(text.length());
        int i = 0;
        while (i < text.length()) {
            int length = escapeLength(i);
            char c = length == 1 ? text.charAt(i) : unescape(i, length);
            result.append(c, starts[i], ends[i + length - 1]);
            i += length;
        }
        return result;
    }

    private int escapeLength(int i) {
        if (text.charAt(i) != '\\' || i + 1 == text.length()) {
            return 1;
        }
        if (text.charAt(i + 1) == 'u') {
            return hexValue(i + 2, 4) < 0 ? 1 : UNICODE_ESCAPE_LENGTH;
        }
        return ESCAPES.indexOf(text.charAt(i + 1)) < 0 ? 1 : 2;
    }

    private char unescape(int i, int length) {
        return length == 2 ? ESCAPED.charAt(ESCAPES.indexOf(text.charAt(i + 1))) : (char) hexValue(i + 2, 4);
    }

    /** Returns this text with {@code %XX} replaced, as UTF-8. */
    DecodedText decodePercent() {
        DecodedText result = new DecodedText(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (encodedByte(end) >= 0) {
                end += ENCODED_BYTE_LENGTH;
            }
            if (end == i) {
                result.append(text.charAt(i), starts[i], ends[i]);
                i++;
            } else {
                decodeRun(i, end, result);
                i = end;
            }
        }
        return result;
    }

    private void decodeRun(int start, int end, DecodedText result) {
        byte[] bytes = new byte[(end - start) / ENCODED_BYTE_LENGTH];
        for (int b = 0; b < bytes.length; b++) {
            bytes[b] = (byte) encodedByte(start + b * ENCODED_BYTE_LENGTH);
        }
        int b = 0;
        while (b < bytes.length) {
            int length = Math.min(characterLength(bytes[b] & 0xFF), bytes.length - b);
            int first = start + b * ENCODED_BYTE_LENGTH;
            int last = first + length * ENCODED_BYTE_LENGTH - 1;
            for (char c : new String(bytes, b, length, StandardCharsets.UTF_8).toCharArray()) {
                result.append(c, starts[first], ends[last]);
            }
            b += length;
        }
    }

    private static int characterLength(int lead) {
        return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Returns the value of the {@code %XX} at {@code i}, or -1 if there is none. */
    private int encodedByte(int i) {
        return i < text.length() && text.charAt(i) == '%' ? hexValue(i + 1, 2) : -1;
    }

    /** Returns the value of the hexadecimal digits from {@code start} on, or -1 if there are fewer. */
    private int hexValue(int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private void append(char c, int start, int end) {
        int index = text.length();
        if (index == starts.length) {
            starts = Arrays.copyOf(starts, 2 * index + 1);
            ends = Arrays.copyOf(ends, 2 * index + 1);
        }
        starts[index] = start;
        ends[index] = end;
        text.append(c);
    }

    String text() {
        return text.toString();
    }

    /** Returns the index in the original at which the character at {@code index} begins. */
    int startOf(int index) {
        return starts[index];
    }

    /** Returns the index in the original behind the character at {@code index}. */
    int endOf(int index) {
        return ends[index];
    }
}
