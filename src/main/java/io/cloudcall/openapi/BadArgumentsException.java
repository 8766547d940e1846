package io.cloudcall.openapi;

/** A setting or an event cannot be used. */
public final class BadArgumentsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    /** @param sentence which one it is, and what to do about it; for callers and operators, so without secrets */
    public BadArgumentsException(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    /** Which one it is, and what to do about it. */
    public String sentence() {
        return sentence;
    }

    /** What the caller of {@code api} gets. */
    public CloudCallResult result(String api) {
        return CloudCallResult.badArguments(api, sentence);
    }
}
