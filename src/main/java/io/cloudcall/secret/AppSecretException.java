package io.cloudcall.secret;

import org.jspecify.annotations.Nullable;

/** The AppSecret cannot be had. */
public final class AppSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String userMessage;

    /** Whose move it is. */
    public enum Reason {
        /** Somebody must change a setting, a permission or the secret. */
        CONFIGURATION,
        /** The store did not answer; it may, next time. */
        UNAVAILABLE
    }

    AppSecretException(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.userMessage = sentence;
    }

    AppSecretException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.userMessage = sentence;
    }

    /** @param details what the log shall say too, without any secret */
    AppSecretException(Reason reason, String sentence, String details) {
        super(sentence + " " + details);
        this.reason = reason;
        this.userMessage = sentence;
    }

    /** Whose move it is. */
    public Reason reason() {
        return reason;
    }

    /** What is wrong and what to do, for callers: without any secret. */
    public String userMessage() {
        return userMessage;
    }
}
