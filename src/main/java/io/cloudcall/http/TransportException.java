package io.cloudcall.http;

import org.jspecify.annotations.Nullable;

/** The failure of an exchange with a server. Its message names no URL, token or secret; its cause, if any, may. */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean unsent;

    /** The kind of a failure. */
    public enum Kind {
        TIMEOUT("No answer came in time."),
        TOO_LARGE("The answer is larger than the limit."),
        REFUSED("The server refused the connection, or there is no way to it."),
        UNKNOWN_HOST("The server's name could not be resolved."),
        TLS("The TLS handshake failed."),
        TLS_NOT_SPOKEN("The TLS handshake failed: what the server sent is not TLS."),
        TLS_NOTHING_IN_COMMON("The TLS handshake failed: the server accepts no protocol version and cipher suite of "
                + "those offered, which are TLS 1.3, and TLS 1.2 with ECDHE and AES-GCM or ChaCha20-Poly1305."),
        TLS_UNTRUSTED("The TLS handshake failed: the server's certificate is not trusted. If its authority is one of "
                + "your own, add that by WECHAT_CA_FILE."),
        TLS_OTHER_HOST("The TLS handshake failed: the server's certificate is for another host."),
        TLS_EXPIRED("The TLS handshake failed: the server's certificate has expired, or is not valid yet."),
        CLOSED_BEFORE_RESPONSE("The server closed the connection before it answered."),
        CLOSED_MID_RESPONSE("The server closed the connection in the middle of its answer."),
        CLOSED_IN_HANDSHAKE("The server closed the connection before the TLS handshake was complete."),
        MALFORMED_RESPONSE("The server's answer is not HTTP, or does not belong to the request."),
        HEAD_TOO_LARGE("The head of the server's answer is larger than the limit of 32 KiB."),
        PROXY_REFUSED("The proxy refused the connection, or there is no way to it: check host and port in "
                + "HTTPS_PROXY or ALL_PROXY."),
        PROXY_UNKNOWN_HOST("The proxy's name could not be resolved: check the host in HTTPS_PROXY or ALL_PROXY."),
        PROXY_CREDENTIALS("The proxy does not accept the credentials, or there are none: check user and password in "
                + "HTTPS_PROXY or ALL_PROXY."),
        PROXY_FORBIDDEN("The proxy does not allow connections to the server: allow its host and port there."),
        PROXY_NO_TUNNEL("The proxy did not connect to the server: look for the reason at the proxy."),
        PROXY_FAILED("The proxy closed the connection before it answered, or its answer is not HTTP."),
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

    /**
     * Creates an exception.
     *
     * @param unsent whether no part of the request was sent
     */
    TransportException(Kind kind, boolean unsent, @Nullable Throwable cause) {
        super(kind.description(), cause);
        this.kind = kind;
        this.unsent = unsent;
    }

    /** Returns whether no part of the request was sent, so that the server cannot have acted on it. */
    public boolean isUnsent() {
        return unsent;
    }

    /**
     * Returns whether any request, a write too, may be sent again after a pause: nothing was sent, and the reason may
     * pass.
     */
    public boolean isRetriableForAll() {
        return unsent
                && switch (kind) {
                    case REFUSED,
                            CLOSED_IN_HANDSHAKE,
                            CLOSED_BEFORE_RESPONSE,
                            PROXY_REFUSED,
                            PROXY_NO_TUNNEL,
                            PROXY_FAILED -> true;
                    default -> false;
                };
    }

    /** Creates the failure of a proxy that responded with this status. */
    TransportException(Kind kind, int proxyStatus, Throwable cause) {
        super(kind.description() + " Its HTTP status was " + proxyStatus + ".", cause);
        this.kind = kind;
        unsent = true;
    }

    /** Returns a sentence for callers: that of the kind, with the status of a proxy that refused. */
    public String description() {
        return String.valueOf(getMessage());
    }

    public Kind kind() {
        return kind;
    }
}
