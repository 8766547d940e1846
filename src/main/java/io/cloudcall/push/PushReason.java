package io.cloudcall.push;

/** The reason why a request is not answered with success, as its label in the log. */
enum PushReason {
    /** The event is no HTTP request. */
    EVENT("event"),
    METHOD("method"),
    /** A parameter of the query is missing, or there several times. */
    PARAMETERS("parameters"),
    /** The mini program pushes in clear. */
    MODE("mode"),
    /** The mini program pushes XML, or the body is anything else but JSON with an encrypted message. */
    FORMAT("format"),
    /** The body is too large. */
    SIZE("size"),
    /** There are no keys for the AppID of the path, or the message is for another one. */
    APP_ID("appId"),
    SIGNATURE("signature"),
    DECRYPTION("decryption"),
    TIMESTAMP("timestamp"),
    /** The decrypted message is not usable. */
    MESSAGE("message"),
    SETTINGS("settings"),
    /** The keys cannot be read. */
    SECRET("secret"),
    BUS("bus"),
    TIMEOUT("timeout"),
    INTERNAL("internal");

    private final String label;

    PushReason(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
