package io.cloudcall.http;

import org.jspecify.annotations.Nullable;

/** The failure of an exchange with a server. Its message names no URL, token or secret; its cause, if any, may. */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** The kind of a failure. */
    public enum Kind {
        TIMEOUT("No answer came in time."),
        TOO_LARGE("The answer is larger than the limit."),
        REFUSED("The server refused the connection, or there is no way to it."),
        UNKNOWN_HOST("The server's name could not be resolved."),
        TLS("The TLS handshake failed: the server's certificate is not trusted, is for another host, or "
                + "the protocol does not fit."),
        CLOSED_BEFORE_RESPONSE("The server closed the connection before it answered."),
        CLOSED_MID_RESPONSE("The server closed the connection in the middle of its answer."),
        MALFORMED_RESPONSE("The server's answer is not HTTP."),
        PROXY("The proxy that HTTPS_PROXY names cannot be reached, or refused to connect: check its address "
                + "and credentials."),
        OTHER("The exchange with the server failed.");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** Returns a sentence for callers. */
        public String description() {
            return description;
        }
    }

    TransportException(Kind kind, @Nullable Throwable cause) {
        super(kind.description(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
