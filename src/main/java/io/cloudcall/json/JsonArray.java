package io.cloudcall.json;

import java.util.Collections;
import java.util.List;

/**
 * A JSON array.
 *
 * @param items the values in order, unmodifiable
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    /** Creates an array of a list that is not copied: the caller must not change it afterwards. */
    public JsonArray {
        items = Collections.unmodifiableList(items);
    }

    @Override
    public boolean isTruthy() {
        return true;
    }
}
