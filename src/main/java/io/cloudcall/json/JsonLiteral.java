package io.cloudcall.json;

/** The three JSON values that are words. */
public enum JsonLiteral implements JsonValue {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String literal;

    JsonLiteral(String text) {
        this.literal = text;
    }

    /** The word as JSON and JavaScript write it. */
    public String literal() {
        return literal;
    }

    @Override
    public boolean isTruthy() {
        return this == TRUE;
    }
}
