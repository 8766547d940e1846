package io.cloudcall.signing;

/**
 * The failure to verify or decrypt a response. The message names the cause and the remedy, and quotes neither plaintext
 * nor ciphertext nor keys.
 */
public final class UnverifiedResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean mayBeOutdatedKeys;

    private UnverifiedResponseException(String message, boolean mayBeOutdatedKeys) {
        super(message, null, false, false);
        this.mayBeOutdatedKeys = mayBeOutdatedKeys;
    }

    /** Creates a failure that other keys may mend. */
    static UnverifiedResponseException ofKeys(String message) {
        return new UnverifiedResponseException(message, true);
    }

    /** Creates a failure that is one with any keys. */
    static UnverifiedResponseException ofResponse(String message) {
        return new UnverifiedResponseException(message, false);
    }

    /** Returns whether keys or certificates that were changed since may verify the same response. */
    public boolean mayBeOutdatedKeys() {
        return mayBeOutdatedKeys;
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
