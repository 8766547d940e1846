package io.cloudcall.openapi;

/** A text is not the JSON that was expected. Carries a short reason and never any of the text itself. */
public final class NotJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJsonException(String reason) {
        super(reason, null, false, false);
    }
}
