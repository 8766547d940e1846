package io.cloudcall.call;

/** A call that is not made because of the function's settings: its operator has to act. */
public final class ConfigurationException extends CallRejectedException {
    private static final long serialVersionUID = 1L;

    /**
     * A setting is missing or wrong.
     *
     * @param sentence which one it is, and the remedy; without secrets
     */
    public ConfigurationException(String sentence) {
        super(null, sentence);
    }

    /** The settings name a call that Tencent's gateway refuses with {@code error}. */
    public ConfigurationException(PlatformError error, String sentence) {
        super(error, sentence);
    }
}
