package io.cloudcall.json;

/**
 * The error that a text is not JSON. Its message is a short reason and holds nothing of the text, which may hold a
 * secret.
 */
public final class JsonParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception without a stack trace. */
    public JsonParseException(String reason) {
        super(reason, null, false, false);
    }
}
