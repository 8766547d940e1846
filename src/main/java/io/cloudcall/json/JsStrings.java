package io.cloudcall.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript's string operations of which Java's own ones differ: decoding, encoding, trimming, and conversion of
 * values to text.
 */
public final class JsStrings {
    /** A byte that no UTF-8 holds, so that a decoder replaces it by one U+FFFD. */
    private static final byte INVALID_UTF8_BYTE = (byte) 0xFF;

    private static final char REPLACEMENT = '\uFFFD';

    private JsStrings() {}

    /**
     * Returns the text that Node.js's {@code Buffer.toString()}, the WHATWG decoder, decodes. It replaces an encoded
     * surrogate ({@code ED A0 80} to {@code ED BF BF}) as three malformed bytes, where Java replaces it as one.
     */
    public static String decodeUtf8(byte[] utf8) {
        int surrogate = indexOfSurrogate(0, utf8);
        if (surrogate < 0) {
            return new String(utf8, StandardCharsets.UTF_8);
        }
        byte[] patched = utf8.clone();
        for (int i = surrogate; i >= 0; i = indexOfSurrogate(i + 1, utf8)) {
            patched[i] = INVALID_UTF8_BYTE;
        }
        return new String(patched, StandardCharsets.UTF_8);
    }

    /**
     * Returns {@code text} trimmed as by {@code String.prototype.trim()}, which, contrary to {@link String#strip()},
     * removes no-break spaces and the byte-order mark too, and keeps U+001C to U+001F.
     */
    public static String trim(String text) {
        int end = text.length();
        while (end > 0 && isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && isWhitespace(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    /**
     * Returns {@code text} with U+FFFD in place of each lone surrogate, as {@code String.prototype.toWellFormed()}
     * does, and Node.js where it encodes a string in UTF-8; Java's encoder writes a question mark instead.
     */
    public static String toWellFormed(String text) {
        StringBuilder wellFormed = null;
        for (int i = 0; i < text.length(); i++) {
            if (isLoneSurrogate(text, i)) {
                wellFormed = wellFormed == null ? new StringBuilder(text) : wellFormed;
                wellFormed.setCharAt(i, REPLACEMENT);
            }
        }
        return wellFormed == null ? text : wellFormed.toString();
    }

    /** Returns whether the code unit at {@code i} is half of a pair whose other half is not beside it. */
    static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** Returns whether {@code c} is of ECMAScript's WhiteSpace or LineTerminator. */
    private static boolean isWhitespace(char c) {
        return (c >= '\t' && c <= '\r') || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private static int indexOfSurrogate(int start, byte[] utf8) {
        for (int i = start; i + 1 < utf8.length; i++) {
            if (utf8[i] == (byte) 0xED && (utf8[i + 1] & 0xE0) == 0xA0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the text that a JavaScript template literal, <code>`${value}`</code>, has for {@code value}, or null
     * where JavaScript throws: the SDK's parser makes objects without a prototype, which have no text.
     */
    public static @Nullable String toTemplateString(JsonValue value) {
        if (value instanceof JsonArray array) {
            return joinArray(array);
        }
        return value instanceof JsonObject ? null : scalar(value);
    }

    private static String scalar(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.literal() : ((JsonLiteral) value).literal();
    }

    /**
     * Returns the text of {@code Array.prototype.join} at every depth: items separated by commas, null as an empty
     * string; null if an item is an object.
     */
    private static @Nullable String joinArray(JsonArray array) {
        StringBuilder out = new StringBuilder();
        Deque<Iterator<JsonValue>> open = new ArrayDeque<>();
        open.push(array.items().iterator());
        while (!open.isEmpty()) {
            Iterator<JsonValue> items = open.element();
            if (!items.hasNext()) {
                open.pop();
                out.append(open.isEmpty() || !open.element().hasNext() ? "" : ",");
                continue;
            }
            JsonValue item = items.next();
            if (item instanceof JsonObject) {
                return null;
            }
            if (item instanceof JsonArray nested) {
                open.push(nested.items().iterator());
                continue;
            }
            out.append(item == JsonLiteral.NULL ? "" : scalar(item)).append(items.hasNext() ? "," : "");
        }
        return out.toString();
    }
}
