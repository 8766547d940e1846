package io.cloudcall.json;

import java.util.Collections;
import java.util.List;

/**
 * A JSON array.
 *
 * @param items its values in order, unmodifiable
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    /** Takes the list over without a copy: the caller must not change it afterwards. */
    public JsonArray {
        items = Collections.unmodifiableList(items);
    }

    @Override
    public boolean isTruthy() {
        return true;
    }
}
