package io.cloudcall.push;

/** The end of a request whose result is certain. */
public final class PushRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PushResult result;

    /** Creates an exception without a stack trace. */
    PushRejectedException(PushResult result) {
        super(null, null, false, false);
        this.result = result;
    }

    /** Returns the result. */
    public PushResult result() {
        return result;
    }
}
