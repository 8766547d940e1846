package io.cloudcall.tools.sandbox;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The format of new access tokens, which are random. Thread-safe.
 *
 * @param length the length of a token in characters
 * @param suffix what every token ends with
 */
public record TokenFormat(int length, String suffix) {

    /** The format of WeChat's tokens today: 136 letters, digits, {@code -} and {@code _}. */
    public static final TokenFormat REALISTIC = new TokenFormat(136, "");

    /** Tokens longer than the 512 characters for which WeChat requires clients to have room. */
    public static final TokenFormat LONG = new TokenFormat(600, "");

    /** Tokens with characters that a client has to percent-encode in a query string. */
    public static final TokenFormat URL_UNSAFE = new TokenFormat(136, "+/=&%41 #?");

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String PREFIX = "98_";
    private static final int MIN_RANDOM_CHARACTERS = 32;

    public TokenFormat {
        if (length < PREFIX.length() + MIN_RANDOM_CHARACTERS + suffix.length()) {
            throw new IllegalArgumentException("a token of " + length + " characters is predictable: make it longer");
        }
    }

    String generate() {
        int letters = length - PREFIX.length() - suffix.length();
        return RANDOM.ints(letters, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining("", PREFIX, suffix));
    }
}
