package io.cloudcall.quota;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What CloudWatch takes as a
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">dimension's value</a>: up to 1,024
 * characters of printable ASCII, not only white space, and no colon at the beginning.
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

    /** The text itself if it can be one, otherwise with its UTF-8 in percent encoding; empty if that cannot be one either. */
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
