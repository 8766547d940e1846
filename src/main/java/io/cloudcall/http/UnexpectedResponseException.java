package io.cloudcall.http;

/** The failure of a response that does not belong to the request before it. */
final class UnexpectedResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedResponseException(String message) {
        super(message, null, false, false);
    }
}
