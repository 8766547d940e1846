package io.cloudcall.wechat;

import io.cloudcall.http.TransportRequest;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret whose value is known, and the spellings that a plain search finds. Immutable.
 *
 * @param value the secret itself
 * @param spellings the value, and its URL-encoded and JSON-escaped forms
 */
record KnownSecret(String value, Set<String> spellings) {
    private static final int MIN_LENGTH = 8;
    private static final int MIN_LENGTH_OF_MIXED = 4;
    private static final int MIN_LENGTH_IN_RESPONSE = 16;
    private static final Pattern HEX_PAIR = Pattern.compile("%[0-9A-F]{2}");

    static KnownSecret of(String value) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(value);
        String encoded = TransportRequest.percentEncode(value);
        if (!encoded.equals(value)) {
            spellings.add(encoded);
            spellings.add(
                    HEX_PAIR.matcher(encoded).replaceAll(pair -> pair.group().toLowerCase(Locale.ROOT)));
        }
        spellings.add(escape(value));
        return new KnownSecret(value, spellings);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    /** Returns whether a value is too unlike a word or a small number to occur in the text of a log by chance. */
    static boolean isRecognizable(String value) {
        return value.strip().length() >= MIN_LENGTH
                || (value.strip().length() >= MIN_LENGTH_OF_MIXED && isMixed(value));
    }

    /** Returns whether the value is so long or mixed that data of a response is not mistaken for it. */
    boolean isRecognizableInResponse() {
        return value.length() >= MIN_LENGTH_IN_RESPONSE
                || (value.length() >= MIN_LENGTH
                        && value.chars().anyMatch(Character::isLetter)
                        && value.chars().anyMatch(Character::isDigit));
    }

    private static boolean isMixed(String value) {
        boolean allLetters = value.chars().allMatch(Character::isLetter);
        boolean allDigits = value.chars().allMatch(Character::isDigit);
        return !allLetters && !allDigits;
    }

    /** Returns whether URLs and JSON may spell the value in more ways than {@link #spellings} holds. */
    boolean hasOtherSpellings() {
        return spellings.size() > 1;
    }

    // The JVM builds the methods of records at run time, which takes milliseconds of a start.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownSecret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
