package io.cloudcall.tools.sandbox;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The AppSecrets and access tokens of all sandboxes of this process, and what their callers may get but no log may
 * have, for tests that search output for them. Keeps the latest few thousand of each. Thread-safe.
 */
public final class SecretRegistry {
    private static final int MAX_SECRETS = 4_000;

    private static final SequencedSet<String> SECRETS = new LinkedHashSet<>();
    private static final SequencedSet<String> FOR_CALLERS = new LinkedHashSet<>();

    private SecretRegistry() {}

    /** Adds a secret. */
    public static synchronized void add(String secret) {
        add(secret, SECRETS);
    }

    /** Adds what a result may contain, but no log: a session key, a code, a telephone number. */
    public static synchronized void addForLogs(String text) {
        add(text, FOR_CALLERS);
    }

    private static void add(String secret, SequencedSet<String> secrets) {
        secrets.addLast(secret);
        if (secrets.size() > MAX_SECRETS) {
            secrets.removeFirst();
        }
    }

    /**
     * Searches output.
     *
     * @throws AssertionError if it contains one of the secrets; the message has the text before it, not the secret
     */
    public static synchronized void assertNoneIn(Collection<String> output) {
        assertNoneIn(output, SECRETS);
    }

    /** Searches logs likewise, also for what only results may contain. */
    public static synchronized void assertNoneInLog(Collection<String> log) {
        assertNoneIn(log, SECRETS);
        assertNoneIn(log, FOR_CALLERS);
    }

    private static void assertNoneIn(Collection<String> output, SequencedSet<String> secrets) {
        for (String text : output) {
            for (String secret : secrets) {
                int start = text.indexOf(secret);
                if (start >= 0) {
                    throw new AssertionError(
                            "a secret follows this text: " + text.substring(Math.max(0, start - 200), start));
                }
            }
        }
    }
}
