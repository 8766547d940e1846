package io.cloudcall.secret;

import org.jspecify.annotations.Nullable;

/** The failure to get a secret that is stored elsewhere, such as the AppSecret. */
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String userMessage;

    /** The reason of a failure. */
    public enum Reason {
        /** A setting, a permission or the secret must be corrected. */
        CONFIGURATION,
        /** The store sent no usable response; a later request may succeed. */
        UNAVAILABLE
    }

    SecretException(Reason reason, String userMessage, @Nullable Throwable cause) {
        super(userMessage, cause);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    SecretException(Reason reason, String userMessage) {
        super(userMessage);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    /**
     * Creates an exception.
     *
     * @param details the details for the log, without any secret
     */
    SecretException(Reason reason, String userMessage, String details) {
        super(userMessage + " " + details);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    /** Returns the reason. */
    public Reason reason() {
        return reason;
    }

    /** Returns the cause and the remedy, for callers, without any secret. */
    public String userMessage() {
        return userMessage;
    }
}
