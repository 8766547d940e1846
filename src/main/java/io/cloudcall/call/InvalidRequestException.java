package io.cloudcall.call;

/** A setting or an event cannot be used. */
public class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String getMessageText;
    private final boolean callers;

    /**
     * A setting is missing or wrong.
     *
     * @param sentence which one it is, and what to do about it; for callers and operators, so without secrets
     */
    public InvalidRequestException(String sentence) {
        this(sentence, false);
    }

    /** @param callers whether the caller of the function must act, not its operator */
    protected InvalidRequestException(String sentence, boolean callers) {
        super(sentence, null, false, false);
        this.getMessageText = sentence;
        this.callers = callers;
    }

    /**
     * The event, or the data in it, is not usable.
     *
     * @param sentence what is wrong with it, and what to send
     */
    public static InvalidRequestException ofCaller(String sentence) {
        return new InvalidRequestException(sentence, true);
    }

    /** What is wrong, and what to do about it. */
    public String getMessageText() {
        return getMessageText;
    }

    /** Whether the caller of the function must act, not its operator. */
    public boolean isCallers() {
        return callers;
    }

    /** What the caller of {@code api} gets. */
    public CallResult result(String api) {
        return CallResult.badArguments(api, getMessageText);
    }
}
