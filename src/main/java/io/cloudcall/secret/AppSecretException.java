package io.cloudcall.secret;

import org.jspecify.annotations.Nullable;

/** The failure to get an AppSecret. */
public final class AppSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String userMessage;

    /** What has to happen before it can be had. */
    public enum Reason {
        /** A setting, a permission or the secret must be changed. */
        CONFIGURATION,
        /** The store gave no response; it may, next time. */
        UNAVAILABLE
    }

    AppSecretException(Reason reason, String userMessage, @Nullable Throwable cause) {
        super(userMessage, cause);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    AppSecretException(Reason reason, String userMessage) {
        super(userMessage);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    /** @param details what the log shall say too, without any secret */
    AppSecretException(Reason reason, String userMessage, String details) {
        super(userMessage + " " + details);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    /** Returns what has to happen before it can be had. */
    public Reason reason() {
        return reason;
    }

    /** Returns what is wrong and what to do, for callers: without any secret. */
    public String userMessage() {
        return userMessage;
    }
}
