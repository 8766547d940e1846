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
 * Takes secrets out of text that is about to be logged, by the name that stands before them, by their value wherever
 * that stands, and as the user information of a URL; and out of answers that echo them. Thread-safe.
 */
public final class SecretRedactor {
    /** What stands in a secret's place. */
    public static final String MASK = "***";

    private static final Pattern NAMED = Pattern.compile(
            "((?:access_?token|app_?secret|secret|authorization)[\"']?\\s*[=:]\\s*[\"']?)(?:(?:basic|bearer)\\s+)?[^&\"'\\s,;}]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

    /** Far more than are in use at once; a process that lives for months must not keep them all. */
    private static final int MAX_SECRETS = 32;

    /** Anything shorter stands in innocent text too. */
    private static final int MIN_LENGTH_IN_LOG = 4;

    /** Access tokens and AppSecrets are longer by far; data must not be mistaken for one. */
    private static final int MIN_LENGTH_IN_RESPONSE = 16;

    private final Deque<Set<String>> secrets = new ArrayDeque<>();

    /** Those of the configuration: however many access tokens come and go, they stay secret. */
    private final Set<Set<String>> lasting = new LinkedHashSet<>();

    /** Those that are looked for in answers; each answer that has none of them is spared the search by value. */
    private volatile List<BytePattern> patterns = List.of();

    /** Makes {@code secret} unspeakable, plain, URL-encoded or JSON-escaped. */
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

    /** The same for a secret that is set once and is in use as long as the process lives. */
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
        List<BytePattern> all = new ArrayList<>();
        for (Set<String> forms : all()) {
            for (String form : forms) {
                if (form.length() >= MIN_LENGTH_IN_RESPONSE) {
                    all.add(new BytePattern(form));
                }
            }
        }
        return all;
    }

    private static String escaped(String secret) {
        return secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    /** {@code text} without secrets. */
    public String redact(String text) {
        String clean = NAMED.matcher(maskValuesIn(text, MIN_LENGTH_IN_LOG)).replaceAll("$1" + MASK);
        return USER_INFO.matcher(clean).replaceAll("//" + MASK + "@");
    }

    /** {@code text} of WeChat's, without the access tokens and AppSecrets that it echoes. */
    String maskEchoedSecrets(String text) {
        return maskValuesIn(text, MIN_LENGTH_IN_RESPONSE);
    }

    /** Returns {@code body} without the access tokens and AppSecrets that it echoes; itself if there are none. */
    byte[] maskEchoedSecrets(byte[] body) {
        return containsSecret(body) ? maskValues(body) : body;
    }

    private boolean containsSecret(byte[] body) {
        for (BytePattern needle : patterns) {
            if (needle.occursIn(body)) {
                return true;
            }
        }
        return false;
    }

    private byte[] maskValues(byte[] body) {
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        String clean = maskValuesIn(bytes, MIN_LENGTH_IN_RESPONSE);
        return clean.length() == bytes.length() ? body : clean.getBytes(StandardCharsets.ISO_8859_1);
    }

    private synchronized String maskValuesIn(String text, int shortest) {
        String clean = text;
        for (Set<String> forms : all()) {
            for (String form : forms) {
                clean = form.length() < shortest ? clean : clean.replace(form, MASK);
            }
        }
        return clean;
    }
}
