package io.cloudcall.secret;

/** The error of a parser about a stored secret's text. */
public final class MalformedSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a stack trace.
     *
     * @param reason the reason without anything of the text, to complete the sentence "The secret that … names …"
     */
    public MalformedSecretException(String reason) {
        super(reason, null, false, false);
    }
}
