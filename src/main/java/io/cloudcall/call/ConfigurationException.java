package io.cloudcall.call;

/** The rejection of a call because of the function's settings, which its operator has to correct. */
public final class ConfigurationException extends CallRejectedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error of a missing or invalid setting.
     *
     * @param message the setting and the remedy, without secrets
     */
    public ConfigurationException(String message) {
        super(null, message);
    }

    /** Creates the error of settings that name a call that Tencent's gateway rejects with {@code error}. */
    public ConfigurationException(PlatformError error, String message) {
        super(error, message);
    }
}
