package io.cloudcall.json;

/** Spells a number literal that json-bigint accepts the way JSON allows, without touching a significant digit. */
final class NumberLiteral {
    private NumberLiteral() {}

    /** {@code 007} becomes {@code 7}, {@code 1.} becomes {@code 1}, {@code -.5} becomes {@code -0.5}. */
    static String normalizeLiteral(String literal) {
        int start = literal.startsWith("-") ? 1 : 0;
        int point = literal.indexOf('.');
        int exponent = indexOfExponent(literal);
        int wholeEnd = point >= 0 ? point : exponent;
        String sign = literal.substring(0, start);
        String fraction = point < 0 || point + 1 == exponent ? "" : literal.substring(point, exponent);
        return sign + integerPart(literal.substring(start, wholeEnd)) + fraction + literal.substring(exponent);
    }

    private static int indexOfExponent(String literal) {
        int at = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        return at < 0 ? literal.length() : at;
    }

    private static String integerPart(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.isEmpty() ? "0" : digits.substring(first);
    }
}
