package io.cloudcall.event;

import io.cloudcall.call.InvalidRequestException;

/** The error of an HTTP request that has a status of its own: 400, 404, 405, 413 or 415. */
final class HttpErrorException extends InvalidRequestException {
    private static final long serialVersionUID = 1L;

    private final int status;

    HttpErrorException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
