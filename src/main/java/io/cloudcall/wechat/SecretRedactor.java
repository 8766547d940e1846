package io.cloudcall.wechat;

import io.cloudcall.http.TransportRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A redactor of secrets: in log text by the name before them, by their value anywhere, and as the user information of a
 * URL; and in responses that echo them. Thread-safe.
 */
public final class SecretRedactor {
    /** The replacement of a secret. */
    public static final String MASK = "***";

    private static final Pattern NAMED = Pattern.compile(
            "((?:access_?token|app_?secret|secret|authorization)[\"']?\\s*[=:]\\s*[\"']?)(?:(?:basic|bearer)\\s+)?[^&\"'\\s,;}]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

    /**
     * The limit of secrets that are replaced over time: far more than are in use at once, and bounded for processes
     * that run for months.
     */
    private static final int MAX_SECRETS = 32;

    /** The minimum length of a secret: shorter ones occur in ordinary text. */
    private static final int MIN_LENGTH_IN_LOG = 4;

    /**
     * The minimum length in responses, so that data is not mistaken for a secret. Access tokens and AppSecrets are much
     * longer.
     */
    private static final int MIN_LENGTH_IN_RESPONSE = 16;

    private final Deque<Set<String>> secrets = new ArrayDeque<>();

    /** The secrets of the configuration, which no number of access tokens displaces. */
    private final Set<Set<String>> lasting = new LinkedHashSet<>();

    /** The patterns to search for in responses. A response without a match is not decoded. */
    private volatile List<BytePattern> patterns = List.of();

    /** Registers a secret to be masked in its plain, URL-encoded and JSON-escaped forms. */
    public synchronized void addSecret(String secret) {
        if (secret.length() < MIN_LENGTH_IN_LOG) {
            return;
        }
        Set<String> forms = forms(secret);
        secrets.remove(forms);
        secrets.addFirst(forms);
        if (secrets.size() > MAX_SECRETS) {
            secrets.removeLast();
        }
        patterns = patterns();
    }

    /** Registers a secret likewise that stays in use for the life of the process. */
    public synchronized void addLastingSecret(String secret) {
        if (secret.length() >= MIN_LENGTH_IN_LOG && lasting.add(forms(secret))) {
            patterns = patterns();
        }
    }

    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(TransportRequest.percentEncode(secret));
        forms.add(escaped(secret));
        return forms;
    }

    private List<Set<String>> all() {
        List<Set<String>> all = new ArrayList<>(lasting);
        all.addAll(secrets);
        return all;
    }

    private List<BytePattern> patterns() {
        List<BytePattern> result = new ArrayList<>();
        for (Set<String> forms : all()) {
            for (String form : forms) {
                if (form.length() >= MIN_LENGTH_IN_RESPONSE) {
                    result.add(new BytePattern(form));
                }
            }
        }
        return result;
    }

    private static String escaped(String secret) {
        return secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    /** Returns {@code text} without secrets. */
    public String redact(String text) {
        String redacted = NAMED.matcher(maskValuesIn(text, MIN_LENGTH_IN_LOG)).replaceAll("$1" + MASK);
        return USER_INFO.matcher(redacted).replaceAll("//" + MASK + "@");
    }

    /** Returns {@code text} of WeChat's without the access tokens and AppSecrets that it echoes. */
    String maskEchoedSecrets(String text) {
        return maskValuesIn(text, MIN_LENGTH_IN_RESPONSE);
    }

    /**
     * Returns {@code body} without the access tokens and AppSecrets that it echoes; the same array if there are none.
     */
    byte[] maskEchoedSecrets(byte[] body) {
        return containsSecret(body) ? maskValues(body) : body;
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
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        String redacted = maskValuesIn(bytes, MIN_LENGTH_IN_RESPONSE);
        return redacted.length() == bytes.length() ? body : redacted.getBytes(StandardCharsets.ISO_8859_1);
    }

    private synchronized String maskValuesIn(String text, int minLength) {
        String redacted = text;
        for (Set<String> forms : all()) {
            for (String form : forms) {
                redacted = form.length() < minLength ? redacted : redacted.replace(form, MASK);
            }
        }
        return redacted;
    }
}
