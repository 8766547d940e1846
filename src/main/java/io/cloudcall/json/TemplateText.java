package io.cloudcall.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What a JavaScript template literal makes of a value: <code>`${value}`</code>. */
public final class TemplateText {
    private TemplateText() {}

    /** The text, or null where JavaScript throws: the SDK's parser makes objects without a prototype, which have none. */
    static @Nullable public String toTemplateString(JsonValue value) {
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

    /** {@code Array.prototype.join} at every depth: items parted by commas, null as nothing. */
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
