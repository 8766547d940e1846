package io.cloudcall.json;

/** The JSON values that are words. */
public enum JsonLiteral implements JsonValue {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String literal;

    JsonLiteral(String literal) {
        this.literal = literal;
    }

    /** Returns the word as JSON and JavaScript write it. */
    public String literal() {
        return literal;
    }

    @Override
    public boolean isTruthy() {
        return this == TRUE;
    }
}
