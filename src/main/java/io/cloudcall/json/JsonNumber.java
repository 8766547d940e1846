package io.cloudcall.json;

/**
 * A JSON number as the text that it is written with, so that no digit gets lost.
 *
 * @param literal a valid JSON number
 */
public record JsonNumber(String literal) implements JsonValue {
    /**
     * The limit in characters beyond which wx-server-sdk's parser (json-bigint 1.0.0) makes no JavaScript number of a
     * literal.
     */
    private static final int MAX_PLAIN_LENGTH = 15;

    /** Returns {@code value} as a JSON number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /**
     * Returns the number of a literal of json-bigint's grammar: a short one in JavaScript's spelling, a longer one in
     * its own, without the leading zeros and bare points that JSON forbids.
     *
     * @throws JsonParseException if the literal is not a number, or overflows a double
     */
    static JsonNumber ofLiteral(String literal) {
        if (isPlainInteger(literal)) {
            return new JsonNumber(literal);
        }
        double value = parse(literal);
        return new JsonNumber(
                literal.length() <= MAX_PLAIN_LENGTH ? JsNumbers.format(value) : JsNumbers.normalizeLiteral(literal));
    }

    private static boolean isPlainInteger(String literal) {
        int length = literal.length();
        if (length > MAX_PLAIN_LENGTH || (literal.charAt(0) == '0' && length > 1)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static double parse(String literal) {
        try {
            double value = Double.parseDouble(literal);
            if (!Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, like an overflow.
        }
        throw new JsonParseException("bad number");
    }

    /** Returns the nearest double. */
    public double doubleValue() {
        return Double.parseDouble(literal);
    }

    /** Returns the number as an int, however it is spelled; 0 if it is not an integer, or too large for an int. */
    public int intValueOrZero() {
        double value = doubleValue();
        return value == (int) value ? (int) value : 0;
    }

    @Override
    public boolean isTruthy() {
        return doubleValue() != 0;
    }
}
