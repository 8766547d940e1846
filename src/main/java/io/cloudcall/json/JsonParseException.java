package io.cloudcall.json;

/** A text is not the JSON that was expected. Carries a short reason and never any of the text itself. */
public final class JsonParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonParseException(String reason) {
        super(reason, null, false, false);
    }
}
