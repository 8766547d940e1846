package io.cloudcall.wechat;

import io.cloudcall.call.BytePattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A redactor of secrets: in log text by the name before them, by their value anywhere, and as the user information of a
 * URL; and in responses that echo them. Values are found in plain text, behind JSON's escapes and percent-encoded.
 *
 * <p>Of several mini programs each has a scope of its own: its responses are searched for its own secrets and the
 * lasting ones of all, so that their number costs nothing, and log text for those of every scope. Thread-safe.
 */
public final class SecretRedactor {
    /** The replacement of a secret. */
    public static final String MASK = "***";

    /**
     * The limit of secrets that are replaced over time: far more than are in use at once, and bounded for processes
     * that run for months.
     */
    private static final int MAX_SECRETS = 32;

    /** The same limit for one of several mini programs: old and new access tokens and AppSecrets. */
    private static final int MAX_SECRETS_OF_SCOPE = 8;

    private static final BytePattern PERCENT = new BytePattern("%");

    /** The redactor that this is a scope of, or null for that of a process. Its monitor guards all scopes. */
    private final @Nullable SecretRedactor parent;

    private final Set<SecretRedactor> scopes = new LinkedHashSet<>();
    private final Deque<KnownSecret> recent = new ArrayDeque<>();

    /** The secrets of the configuration, which no number of access tokens displaces. */
    private final Set<KnownSecret> lasting = new LinkedHashSet<>();

    /** All secrets, the longest first, so that a part does not break the whole. */
    private volatile List<KnownSecret> secrets = List.of();

    /** The {@link #secrets} to mask in responses. */
    private volatile List<KnownSecret> echoes = List.of();

    /** The patterns to search for in responses. A response without a match is not decoded. */
    private volatile List<BytePattern> patterns = List.of();

    /** Whether a secret has characters that encoders treat differently: access tokens and AppSecrets have none. */
    private volatile boolean hasOtherSpellings;

    /** The secrets of this and of all scopes, the longest first, or null before they are collected again. */
    private @Nullable List<KnownSecret> collected;

    /** Creates a redactor without scopes. */
    public SecretRedactor() {
        this(null);
    }

    private SecretRedactor(@Nullable SecretRedactor parent) {
        this.parent = parent;
    }

    /** Returns a new scope for the secrets of one of several mini programs. */
    SecretRedactor openScope() {
        SecretRedactor scope = new SecretRedactor(root());
        synchronized (root()) {
            root().scopes.add(scope);
            scope.publish();
        }
        return scope;
    }

    /** Forgets the secrets of a scope in log text. The scope itself remains usable. */
    void closeScope(SecretRedactor scope) {
        synchronized (root()) {
            root().scopes.remove(scope);
            root().collected = null;
        }
    }

    private SecretRedactor root() {
        return parent == null ? this : parent;
    }

    /** Registers a secret, such as an access token, that later ones replace; a short word is not taken for one. */
    public void addSecret(String secret) {
        if (!KnownSecret.isRecognizable(secret)) {
            return;
        }
        KnownSecret known = KnownSecret.of(secret);
        synchronized (root()) {
            recent.remove(known);
            recent.addFirst(known);
            if (recent.size() > (parent == null ? MAX_SECRETS : MAX_SECRETS_OF_SCOPE)) {
                recent.removeLast();
            }
            publish();
        }
    }

    /** Registers a secret likewise that stays in use for the life of the process, or of this scope. */
    public void addLastingSecret(String secret) {
        if (!KnownSecret.isRecognizable(secret)) {
            return;
        }
        synchronized (root()) {
            if (lasting.add(KnownSecret.of(secret))) {
                publish();
                for (SecretRedactor scope : scopes) {
                    scope.publish();
                }
            }
        }
    }

    private void publish() {
        root().collected = null;
        Set<KnownSecret> known = new LinkedHashSet<>(root().lasting);
        known.addAll(lasting);
        known.addAll(recent);
        List<KnownSecret> all = sorted(known);
        List<KnownSecret> inResponses = new ArrayList<>();
        List<BytePattern> found = new ArrayList<>();
        for (KnownSecret secret : all) {
            if (secret.isRecognizableInResponse()) {
                inResponses.add(secret);
                secret.spellings().forEach(spelling -> found.add(new BytePattern(toLatin1(spelling))));
            }
        }
        secrets = all;
        echoes = inResponses;
        patterns = found;
        hasOtherSpellings = inResponses.stream().anyMatch(KnownSecret::hasOtherSpellings);
    }

    private static List<KnownSecret> sorted(Collection<KnownSecret> known) {
        List<KnownSecret> all = new ArrayList<>(known);
        all.sort((one, other) ->
                Integer.compare(other.value().length(), one.value().length()));
        return all;
    }

    /**
     * Returns {@code text} without the secrets of any scope, and without the fields that {@link SensitiveFields} names.
     */
    public String redact(String text) {
        return SensitiveFields.mask(mask(text, root().secretsOfAllScopes()));
    }

    private synchronized List<KnownSecret> secretsOfAllScopes() {
        if (scopes.isEmpty()) {
            return secrets;
        }
        List<KnownSecret> all = collected;
        if (all == null) {
            Set<KnownSecret> known = new LinkedHashSet<>(secrets);
            scopes.forEach(scope -> known.addAll(scope.secrets));
            all = sorted(known);
            collected = all;
        }
        return all;
    }

    /** Returns the text of an error, which holds no data, without any known secret. */
    String maskErrorText(String text) {
        return mask(text, secrets);
    }

    /** Returns {@code text} of WeChat's without the secrets that it echoes. */
    String maskEchoedSecrets(String text) {
        return mask(text, echoes);
    }

    private static String mask(String text, List<KnownSecret> secrets) {
        String masked = text;
        for (KnownSecret secret : secrets) {
            for (String spelling : secret.spellings()) {
                masked = masked.replace(spelling, MASK);
            }
        }
        return mayEscape(masked, secrets) ? EscapedSecrets.mask(masked, secrets) : masked;
    }

    /** Returns whether the text has escapes or encoded bytes that may be part of a secret. */
    private static boolean mayEscape(String text, List<KnownSecret> secrets) {
        if (text.contains("\\u00") || text.contains("%")) {
            return !secrets.isEmpty();
        }
        return text.indexOf('\\') >= 0 && secrets.stream().anyMatch(KnownSecret::hasOtherSpellings);
    }

    /** Returns {@code body} without the plain secrets that it echoes; the same array if there are none. */
    byte[] maskEchoedSecrets(byte[] body) {
        byte[] masked = containsSecret(body) ? maskValues(body) : body;
        return hasOtherSpellings && PERCENT.occursIn(masked) ? maskEncodedValues(masked) : masked;
    }

    private boolean containsSecret(byte[] body) {
        for (BytePattern pattern : patterns) {
            if (pattern.occursIn(body)) {
                return true;
            }
        }
        return false;
    }

    private byte[] maskValues(byte[] body) {
        String masked = new String(body, StandardCharsets.ISO_8859_1);
        for (KnownSecret secret : echoes) {
            for (String spelling : secret.spellings()) {
                masked = masked.replace(toLatin1(spelling), MASK);
            }
        }
        return masked.getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] maskEncodedValues(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String masked = maskEchoedSecrets(text);
        return masked.equals(text) ? body : masked.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the text whose Latin-1 bytes are the UTF-8 bytes of {@code text}. */
    private static String toLatin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
