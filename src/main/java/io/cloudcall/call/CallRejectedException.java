package io.cloudcall.call;

import org.jspecify.annotations.Nullable;

/**
 * A cloud call is not made. The message is a sentence for callers and operators, without secrets: what is wrong, and
 * the remedy.
 */
public abstract sealed class CallRejectedException extends RuntimeException
        permits InvalidRequestException, ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final @Nullable PlatformError error;

    /**
     * @param error the error that Tencent's gateway has for it, or null for one of the SDK's, which passes the sentence
     *     on
     */
    CallRejectedException(@Nullable PlatformError error, String sentence) {
        super(sentence, null, false, false);
        this.error = error;
    }

    /** Returns the sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Returns what the caller of {@code api} gets. */
    public CallResult result(String api) {
        return error == null ? CallResult.badArguments(api, getMessage()) : error.result(getMessage());
    }
}
