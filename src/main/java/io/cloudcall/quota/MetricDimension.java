package io.cloudcall.quota;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The format of a <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">dimension's value</a> in
 * CloudWatch: up to 1,024 characters of printable ASCII, not only white space, and no colon at the beginning.
 */
final class MetricDimension {
    private static final int MAX_LENGTH = 1_024;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private MetricDimension() {}

    static boolean isValid(String text) {
        return !text.isBlank()
                && text.length() <= MAX_LENGTH
                && text.charAt(0) != ':'
                && text.chars().allMatch(MetricDimension::isPrintable);
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }

    /**
     * Returns {@code text} as a dimension's value: unchanged if it is valid, otherwise with its UTF-8 in percent
     * encoding; empty if that is not valid either.
     */
    static String encode(String text) {
        if (isValid(text)) {
            return text;
        }
        String encoded = text.isBlank() ? "" : percentEncode(text);
        return encoded.length() <= MAX_LENGTH ? encoded : "";
    }

    private static String percentEncode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPrintable(b) && b != '%' && b != ':') {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }
}
