package io.cloudcall.watch;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What CloudWatch takes as a
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html">dimension's value</a>: up to 1,024
 * characters of printable ASCII, not only white space, and no colon at the beginning.
 */
final class DimensionValue {
    private static final int LONGEST = 1_024;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private DimensionValue() {}

    static boolean isOne(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.charAt(0) != ':'
                && text.chars().allMatch(DimensionValue::isPrintable);
    }

    private static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }

    /** The text itself if it can be one, otherwise with its UTF-8 in percent encoding; empty if that cannot be one either. */
    static String of(String text) {
        if (isOne(text)) {
            return text;
        }
        String encoded = text.isBlank() ? "" : encoded(text);
        return encoded.length() <= LONGEST ? encoded : "";
    }

    private static String encoded(String text) {
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
