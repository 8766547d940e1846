package io.cloudcall.wechat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that is about to be logged: by the name that stands before them, by their value wherever that
 * stands, and as the user information of a URL. Thread-safe.
 */
public final class Redactor {
    /** What stands in a secret's place. */
    public static final String MASK = "***";

    private static final Pattern NAMED = Pattern.compile(
            "((?:access_?token|app_?secret|secret|authorization)[\"']?\\s*[=:]\\s*[\"']?)(?:(?:basic|bearer)\\s+)?[^&\"'\\s,;}]+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]+@");

    /** Far more than are in use at once; a process that lives for months must not keep them all. */
    private static final int MOST_SECRETS = 32;

    private final Deque<List<String>> secrets = new ArrayDeque<>();

    /** Makes {@code secret} unspeakable, plain, URL-encoded or JSON-escaped. */
    public synchronized void learn(String secret) {
        List<String> forms = List.of(secret, encoded(secret), escaped(secret));
        secrets.remove(forms);
        if (!secret.isBlank()) {
            secrets.addFirst(forms);
        }
        if (secrets.size() > MOST_SECRETS) {
            secrets.removeLast();
        }
    }

    private static String encoded(String secret) {
        return URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String escaped(String secret) {
        return secret.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** {@code text} without secrets. */
    public String redact(String text) {
        String clean = NAMED.matcher(withoutValues(text)).replaceAll("$1" + MASK);
        return USER_INFO.matcher(clean).replaceAll("//" + MASK + "@");
    }

    private synchronized String withoutValues(String text) {
        String clean = text;
        for (List<String> forms : secrets) {
            for (String form : forms) {
                clean = clean.replace(form, MASK);
            }
        }
        return clean;
    }
}
