package io.cloudcall.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes values as JavaScript's {@code JSON.stringify} does. What it writes has no lone surrogate, so that it is the same text
 * after a way through UTF-8. Nesting costs heap, not stack. One thread, one use.
 */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder(256);
    private final Deque<Cursor> open = new ArrayDeque<>();
    private final KeyCase keyCase;

    private JsonWriter(KeyCase keyCase) {
        this.keyCase = keyCase;
    }

    /** The text of {@code value}, with the keys of objects at every depth in {@code keyCase}. */
    public static String stringify(JsonValue value, KeyCase keyCase) {
        JsonWriter writer = new JsonWriter(keyCase);
        writer.write(value);
        while (!writer.open.isEmpty()) {
            writer.step(writer.open.element());
        }
        return writer.out.toString();
    }

    public static String stringify(JsonValue value) {
        return stringify(value, KeyCase.AS_IS);
    }

    private void step(Cursor cursor) {
        if (cursor.hasNext()) {
            out.append(cursor.separator());
            write(cursor.next(this));
        } else {
            out.append(cursor.closer);
            open.pop();
        }
    }

    private void write(JsonValue value) {
        if (value instanceof JsonString text) {
            JsonQuote.appendString(text.value(), out);
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

    /** A container that is being written. */
    private abstract static class Cursor {
        private final char closer;
        private boolean begun;

        Cursor(char closer) {
            this.closer = closer;
        }

        String separator() {
            String separator = begun ? "," : "";
            begun = true;
            return separator;
        }

        abstract boolean hasNext();

        /** Writes what stands before the next value and gives that value. */
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
            JsonQuote.appendString(member.getKey(), writer.out);
            writer.out.append(':');
            return member.getValue();
        }
    }
}
