package io.cloudcall.telemetry;

/**
 * The outcome of an invocation, by who has to act. A dimension of metrics: values are few, and their labels must not
 * change.
 */
public enum Outcome {
    /** The call succeeded. */
    OK("ok"),
    /** WeChat responded with an error of its own, or with an invalid response. */
    WECHAT_ERROR("wechat-error"),
    /** WeChat rejects the mini program, its AppSecret, its address or its token, until a person acts. */
    CREDENTIAL("credential"),
    /** The mini program has used up its calls of the day. */
    QUOTA("quota"),
    /** No response came in time. */
    TIMEOUT("timeout"),
    /** No connection to WeChat could be made, or it broke. */
    TRANSPORT("transport"),
    /** The event is invalid. */
    CALLER_FAULT("caller-fault"),
    /** The function's settings do not allow the call. */
    SETUP_FAULT("setup-fault"),
    /** An error of the function itself. */
    INTERNAL("internal");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
