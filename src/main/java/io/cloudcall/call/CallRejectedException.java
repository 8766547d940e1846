package io.cloudcall.call;

import org.jspecify.annotations.Nullable;

/**
 * The rejection of a cloud call before any request. The message names the cause and the remedy, for callers and
 * operators, without secrets.
 */
public abstract sealed class CallRejectedException extends RuntimeException
        permits InvalidRequestException, ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final @Nullable PlatformError error;

    /**
     * Creates a rejection.
     *
     * @param error the error of Tencent's gateway, or null for the SDK's own, whose errMsg contains the message
     */
    CallRejectedException(@Nullable PlatformError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Returns the result for the caller of {@code api}. */
    public CallResult result(String api) {
        return error == null ? CallResult.badArguments(api, getMessage()) : error.result(getMessage());
    }
}
