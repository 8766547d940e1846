package io.cloudcall.call;

/** A call that is not made because of the event, or the data in it: the function's caller has to act. */
public non-sealed class InvalidRequestException extends CallRejectedException {
    private static final long serialVersionUID = 1L;

    /**
     * The event, or the data in it, is not usable.
     *
     * @param sentence what is wrong with it, and what to send instead; without secrets
     */
    public InvalidRequestException(String sentence) {
        super(null, sentence);
    }

    /** The event asks for a call that Tencent's gateway refuses with {@code error}. */
    public InvalidRequestException(PlatformError error, String sentence) {
        super(error, sentence);
    }
}
