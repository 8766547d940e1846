package io.cloudcall.call;

/** The rejection of a call because of the event or its data, which the function's caller has to correct. */
public non-sealed class InvalidRequestException extends CallRejectedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error of an invalid event.
     *
     * @param message the cause and the remedy, without secrets
     */
    public InvalidRequestException(String message) {
        super(null, message);
    }

    /** Creates the error of an event that requests a call that Tencent's gateway rejects with {@code error}. */
    public InvalidRequestException(PlatformError error, String message) {
        super(error, message);
    }
}
