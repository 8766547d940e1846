package io.cloudcall.json;

/** Quotes strings as {@code JSON.stringify} does (ECMAScript's QuoteJSONString): lone surrogates are escaped. */
public final class JsonQuote {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonQuote() {}

    /** Appends {@code text} between quotation marks. */
    public static void appendString(String text, StringBuilder out) {
        out.append('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || isLoneSurrogate(text, i)) {
                out.append(text, start, i);
                escape(c, out);
                start = i + 1;
            }
        }
        out.append(text, start, text.length()).append('"');
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
        }
    }
}
