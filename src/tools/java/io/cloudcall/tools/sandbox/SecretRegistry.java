package io.cloudcall.tools.sandbox;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The AppSecrets and access tokens of all sandboxes of this process, for tests that search output for them. Keeps the
 * latest few thousand. Thread-safe.
 */
public final class SecretRegistry {
    private static final int MAX_SECRETS = 4_000;

    private static final SequencedSet<String> SECRETS = new LinkedHashSet<>();

    private SecretRegistry() {}

    /** Adds a secret. */
    public static synchronized void add(String secret) {
        SECRETS.addLast(secret);
        if (SECRETS.size() > MAX_SECRETS) {
            SECRETS.removeFirst();
        }
    }

    /**
     * Searches output.
     *
     * @throws AssertionError if it contains one of the secrets; the message has the text before it, not the secret
     */
    public static synchronized void assertNoneIn(Collection<String> output) {
        for (String text : output) {
            for (String secret : SECRETS) {
                int start = text.indexOf(secret);
                if (start >= 0) {
                    throw new AssertionError(
                            "a secret stands behind: " + text.substring(Math.max(0, start - 200), start));
                }
            }
        }
    }
}
