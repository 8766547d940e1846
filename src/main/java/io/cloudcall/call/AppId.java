package io.cloudcall.call;

/**
 * The grammar of an AppID in events and URLs: 1 to 64 characters of {@code [A-Za-z0-9_-]}. WeChat's own are {@code wx}
 * and 16 hexadecimal digits. No character of it has a meaning in a URL, in JSON, or in CloudWatch's dimensions.
 * Stateless.
 */
public final class AppId {
    private static final int MAX_LENGTH = 64;

    /** The grammar, as a part of a sentence. */
    public static final String GRAMMAR =
            "1 to " + MAX_LENGTH + " letters, digits, underscores or hyphens, such as wx0123456789abcdef";

    private AppId() {}

    /** Returns whether that text can be an AppID, known or not. */
    public static boolean isWellFormed(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(AppId::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
