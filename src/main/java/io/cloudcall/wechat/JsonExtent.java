package io.cloudcall.wechat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The extent of a value of JSON in a text that may be cut off anywhere, or quote JSON.
 *
 * @param text the whole text
 * @param start the index of the value's first character
 * @param end the index behind its last one
 */
record JsonExtent(String text, int start, int end) {
    private static final Pattern LITERAL = Pattern.compile("null|true|false||\\\\*\"…?\\\\*\"");
    private static final Pattern END_OF_WORD = Pattern.compile("[,}\\]\\s]|$");

    /**
     * Returns the extent of the value at {@code start}.
     *
     * @param quote the quotation mark of this JSON: escaped if it is quoted itself
     */
    static JsonExtent at(String text, int start, String quote) {
        if (text.startsWith(quote, start)) {
            return new JsonExtent(text, start, endOfString(text, start, quote));
        }
        boolean isContainer = text.startsWith("{", start) || text.startsWith("[", start);
        return new JsonExtent(text, start, isContainer ? endOfContainer(text, start, quote) : endOfWord(text, start));
    }

    private static int endOfString(String text, int start, String quote) {
        int i = start + quote.length();
        while (i < text.length()) {
            if (text.startsWith(quote, i)) {
                return i + quote.length();
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return text.length();
    }

    private static int endOfContainer(String text, int start, String quote) {
        int depth = 0;
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
            i = text.startsWith(quote, i) ? endOfString(text, i, quote) : i + 1;
        }
        return text.length();
    }

    private static int endOfWord(String text, int start) {
        Matcher end = END_OF_WORD.matcher(text);
        return end.find(start) ? end.start() : text.length();
    }

    /** Returns whether there is null, true, false, nothing, or the ellipsis of an example, which give nothing away. */
    boolean isLiteral() {
        return LITERAL.matcher(text.substring(start, end)).matches();
    }

    /** Returns what replaces the value: a string by a string. */
    String replacement(String quote) {
        return text.startsWith(quote, start) ? quote + SecretRedactor.MASK + quote : SecretRedactor.MASK;
    }
}
