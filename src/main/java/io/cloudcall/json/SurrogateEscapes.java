package io.cloudcall.json;

/** The escapes of surrogates in a JSON document, such as {@code \ud83d\ude00}. Stateless. */
final class SurrogateEscapes {
    /** The length of the escapes of a pair. */
    static final int PAIR_LENGTH = 12;

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
            if (replaced == null && isLone(document, i, document.length)) {
                replaced = document.clone();
            }
            i += replaced == null
                    ? lengthToKeep(document, i, document.length)
                    : replaceLone(replaced, i, document.length);
        }
        return replaced == null ? document : replaced;
    }

    /**
     * Replaces the escape at {@code start} if it is that of a lone surrogate, and returns the length of the escape, two
     * if it is of another kind, or of the pair that begins there.
     */
    static int replaceLone(byte[] document, int start, int end) {
        if (isLone(document, start, end)) {
            System.arraycopy(REPLACEMENT, 0, document, start + 2, REPLACEMENT.length);
        }
        return lengthToKeep(document, start, end);
    }

    private static int lengthToKeep(byte[] document, int start, int end) {
        return isHigh(parse(document, start, end)) ? PAIR_LENGTH : 2;
    }

    private static boolean isLone(byte[] document, int start, int end) {
        int unit = parse(document, start, end);
        boolean isPair = isHigh(unit) && isLow(parse(document, start + LENGTH, end));
        return !isPair && (isHigh(unit) || isLow(unit));
    }

    /** Returns the code unit that is escaped at {@code start}, or -1 if none is. */
    static int parse(byte[] document, int start, int end) {
        if (start + LENGTH > end || document[start] != '\\' || document[start + 1] != 'u') {
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

    static boolean isHigh(int unit) {
        return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
    }

    static boolean isLow(int unit) {
        return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
    }
}
