package io.cloudcall.telemetry;

/** How an invocation ended, by who has to act. Part of the log line and a dimension of metrics, so few and lasting. */
public enum Outcome {
    /** WeChat did what was asked. */
    OK("ok"),
    /** WeChat answered with an error of its own, or with nothing that makes sense. */
    WECHAT_ERROR("wechat-error"),
    /** WeChat refuses the mini program, its AppSecret, its address or its token, until a person acts. */
    CREDENTIAL("credential"),
    /** The mini program's calls for today are used up. */
    QUOTA("quota"),
    /** No answer came in time. */
    TIMEOUT("timeout"),
    /** There was no way to WeChat, or the connection broke. */
    TRANSPORT("transport"),
    /** The event cannot be used. */
    CALLER_FAULT("caller-fault"),
    /** The function is not set up for the call. */
    SETUP_FAULT("setup-fault"),
    /** The function itself has an error. */
    INTERNAL("internal");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
