package io.cloudcall.json;

/** A JSON value as JavaScript sees it. Immutable and thread-safe once built. */
public sealed interface JsonValue permits JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString {

    /** Returns whether JavaScript's {@code if (value)} takes the branch. */
    boolean isTruthy();

    /** Returns the value as JSON text. */
    default String toJson() {
        return JsonWriter.stringify(this);
    }
}
