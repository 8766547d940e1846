package io.cloudcall.aws;

import io.cloudcall.http.TransportException;
import org.jspecify.annotations.Nullable;

/** The failure of a request to AWS, or of what depends on it, such as a stored secret. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String userMessage;

    /** The reason of a failure. */
    public enum Reason {
        /** A setting, a permission or a stored secret must be corrected. */
        CONFIGURATION,
        /** AWS sent no usable response; a later request may succeed. */
        UNAVAILABLE
    }

    /** Creates an exception with a cause, which no caller sees. */
    public AwsException(Reason reason, String userMessage, @Nullable Throwable cause) {
        super(userMessage, cause);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    /** Creates an exception. */
    public AwsException(Reason reason, String userMessage) {
        super(userMessage);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    /**
     * Creates an exception with more for the log.
     *
     * @param details the details for the log, without any secret
     */
    public AwsException(Reason reason, String userMessage, String details) {
        super(userMessage + " " + details);
        this.reason = reason;
        this.userMessage = userMessage;
    }

    /** Returns the reason. */
    public Reason reason() {
        return reason;
    }

    /** Returns the message for logs, with what kept a request from AWS, without any secret. */
    public String logMessage() {
        String message = String.valueOf(getMessage());
        return getCause() instanceof TransportException cause ? message + " " + cause.description() : message;
    }

    /** Returns the cause and the remedy, for callers, without any secret. */
    public String userMessage() {
        return userMessage;
    }
}
