package io.cloudcall.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The spelling of numbers in JavaScript: doubles as {@code Number::toString} prints them, and literals as JSON allows
 * them.
 */
public final class JsNumbers {
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

    /** The limit of digits before the point, beyond which ECMAScript writes an exponent. */
    private static final int MAX_INTEGER_DIGITS = 21;

    /** The limit of zeros behind the point, from which on ECMAScript writes an exponent. */
    private static final int MAX_LEADING_ZEROS = 6;

    private JsNumbers() {}

    /** Returns the shortest text that parses to {@code value}, which must be finite. */
    public static String format(double value) {
        if (value == 0) {
            return "0";
        }
        String sign = value < 0 ? "-" : "";
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        return sign + toPlainOrScientific(digits, digits.length() - shortest.scale());
    }

    /**
     * Returns the shortest decimal that parses to {@code value}. {@code Double.toString} (Java 19 and later) returns
     * the shortest one of at least <em>two</em> digits, and the closest of those: {@code 4.9E-324} where JavaScript
     * prints {@code 5e-324}.
     */
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal rounded = decimal.round(ONE_DIGIT).stripTrailingZeros();
        return rounded.doubleValue() == value ? rounded : decimal;
    }

    /** Returns the text of {@code 0.digits × 10^point}. */
    private static String toPlainOrScientific(String digits, int point) {
        int count = digits.length();
        if (point > MAX_INTEGER_DIGITS || point <= -MAX_LEADING_ZEROS) {
            return scientific(digits, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return count <= point
                ? digits + "0".repeat(point - count)
                : digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    /**
     * Returns a number literal that json-bigint accepts in the spelling that JSON allows, without touching a
     * significant digit: {@code 007} becomes {@code 7}, {@code 1.} becomes {@code 1}, {@code -.5} becomes {@code -0.5}.
     */
    static String normalizeLiteral(String literal) {
        int start = literal.startsWith("-") ? 1 : 0;
        int point = literal.indexOf('.');
        int exponent = indexOfExponent(literal);
        int integerEnd = point >= 0 ? point : exponent;
        String sign = literal.substring(0, start);
        String fraction = point < 0 || point + 1 == exponent ? "" : literal.substring(point, exponent);
        return sign + integerPart(literal.substring(start, integerEnd)) + fraction + literal.substring(exponent);
    }

    private static int indexOfExponent(String literal) {
        int index = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        return index < 0 ? literal.length() : index;
    }

    private static String integerPart(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return digits.isEmpty() ? "0" : digits.substring(first);
    }
}
