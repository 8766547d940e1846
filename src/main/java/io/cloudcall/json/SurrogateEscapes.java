package io.cloudcall.json;

/** The escapes of surrogates in a JSON document, such as {@code \ud83d\ude00}. Stateless. */
final class SurrogateEscapes {
    private static final int LENGTH = 6;
    private static final byte[] REPLACEMENT = {'f', 'f', 'f', 'd'};

    private SurrogateEscapes() {}

    /**
     * Returns {@code document} with the escape of U+FFFD in place of that of each lone surrogate, in names too, where
     * Jackson accepts none. That is what wx-server-sdk sends for one. Positions stay the same; an array without such an
     * escape is returned itself.
     */
    static byte[] replaceLone(byte[] document) {
        byte[] replaced = null;
        int i = 0;
        while (i < document.length) {
            if (document[i] != '\\') {
                i++;
                continue;
            }
            int unit = parse(document, i);
            boolean isPair = isHigh(unit) && isLow(parse(document, i + LENGTH));
            if (!isPair && (isHigh(unit) || isLow(unit))) {
                replaced = replaced == null ? document.clone() : replaced;
                System.arraycopy(REPLACEMENT, 0, replaced, i + 2, REPLACEMENT.length);
            }
            i += isPair ? 2 * LENGTH : 2;
        }
        return replaced == null ? document : replaced;
    }

    /** Returns the code unit that is escaped at {@code start}, or -1 if none is. */
    private static int parse(byte[] document, int start) {
        if (start + LENGTH > document.length || document[start] != '\\' || document[start + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = start + 2; i < start + LENGTH; i++) {
            int digit = document[i] < 0 ? -1 : Character.digit(document[i], 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    private static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
