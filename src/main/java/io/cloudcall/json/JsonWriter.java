package io.cloudcall.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * A writer of values as JavaScript's {@code JSON.stringify} prints them. Its text has no lone surrogate, so that
 * encoding in UTF-8 loses nothing. Nesting costs heap, not stack. The static methods are thread-safe.
 */
public final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(256);
    private final Deque<Cursor> open = new ArrayDeque<>();
    private final KeyCase keyCase;

    private JsonWriter(KeyCase keyCase) {
        this.keyCase = keyCase;
    }

    /** Returns the text of {@code value}, with the keys of objects at every depth in {@code keyCase}. */
    public static String stringify(JsonValue value, KeyCase keyCase) {
        JsonWriter writer = new JsonWriter(keyCase);
        writer.write(value);
        while (!writer.open.isEmpty()) {
            writer.writeNext(writer.open.element());
        }
        return writer.out.toString();
    }

    /** Returns the text of {@code value}, with all keys as they are. */
    public static String stringify(JsonValue value) {
        return stringify(value, KeyCase.AS_IS);
    }

    private void writeNext(Cursor cursor) {
        if (cursor.hasNext()) {
            out.append(cursor.separator());
            write(cursor.next(this));
        } else {
            out.append(cursor.closingBracket);
            open.pop();
        }
    }

    private void write(JsonValue value) {
        if (value instanceof JsonString text) {
            appendString(text.value(), out);
        } else if (value instanceof JsonNumber number) {
            out.append(number.literal());
        } else if (value instanceof JsonLiteral literal) {
            out.append(literal.literal());
        } else if (value instanceof JsonArray array) {
            out.append('[');
            open.push(new ArrayCursor(array.items().iterator()));
        } else if (value instanceof JsonObject object) {
            out.append('{');
            open.push(new ObjectCursor(
                    object.renameKeys(keyCase).members().entrySet().iterator()));
        }
    }

    /**
     * Appends {@code text} between quotation marks, escaped as ECMAScript's QuoteJSONString does: lone surrogates are
     * escaped.
     */
    public static void appendString(String text, StringBuilder out) {
        out.append('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || JsStrings.isLoneSurrogate(text, i)) {
                out.append(text, start, i);
                escape(c, out);
                start = i + 1;
            }
        }
        out.append(text, start, text.length()).append('"');
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

    /** The position in a container that is being written. */
    private abstract static class Cursor {
        private final char closingBracket;
        private boolean begun;

        Cursor(char closingBracket) {
            this.closingBracket = closingBracket;
        }

        String separator() {
            String separator = begun ? "," : "";
            begun = true;
            return separator;
        }

        abstract boolean hasNext();

        /** Writes what precedes the next value, and returns that value. */
        abstract JsonValue next(JsonWriter writer);
    }

    private static final class ArrayCursor extends Cursor {
        private final Iterator<JsonValue> items;

        ArrayCursor(Iterator<JsonValue> items) {
            super(']');
            this.items = items;
        }

        @Override
        boolean hasNext() {
            return items.hasNext();
        }

        @Override
        JsonValue next(JsonWriter writer) {
            return items.next();
        }
    }

    private static final class ObjectCursor extends Cursor {
        private final Iterator<Map.Entry<String, JsonValue>> members;

        ObjectCursor(Iterator<Map.Entry<String, JsonValue>> members) {
            super('}');
            this.members = members;
        }

        @Override
        boolean hasNext() {
            return members.hasNext();
        }

        @Override
        JsonValue next(JsonWriter writer) {
            Map.Entry<String, JsonValue> member = members.next();
            appendString(member.getKey(), writer.out);
            writer.out.append(':');
            return member.getValue();
        }
    }
}
