package io.cloudcall.json;

/** The three JSON values that are words. */
public enum JsonLiteral implements JsonValue {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String text;

    JsonLiteral(String text) {
        this.text = text;
    }

    /** The word as JSON and JavaScript write it. */
    public String text() {
        return text;
    }

    @Override
    public boolean truthy() {
        return this == TRUE;
    }
}
