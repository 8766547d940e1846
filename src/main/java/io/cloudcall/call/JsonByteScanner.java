package io.cloudcall.call;

import io.cloudcall.json.JsStrings;
import io.cloudcall.json.JsonLiteral;

/**
 * Reads the parts of an answer that are plain: that the result has byte for byte, or that are white space, which it leaves out. One
 * thread, one use.
 */
final class JsonByteScanner {
    /** Neither a byte nor a character. */
    private static final int END = Integer.MIN_VALUE;

    /** In characters; a double overflows beyond. */
    private static final int MAX_NUMBER_LENGTH = 300;

    /** The first byte of encoded surrogates, which {@link JsStrings} decodes otherwise than Java, and of some Hangul. */
    private static final byte SURROGATE_LEAD_BYTE = (byte) 0xED;

    private final byte[] body;
    private final ReorderingBuffer out;
    private int position;

    JsonByteScanner(byte[] body, ReorderingBuffer out) {
        this.body = body;
        this.out = out;
    }

    /** Where the next byte stands. */
    int position() {
        return position;
    }

    /** Whether nothing follows but white space. */
    boolean isAtEnd() {
        skipWhitespace();
        return position == body.length;
    }

    /** A colon with white space around it. */
    boolean colon() {
        skipWhitespace();
        boolean plain = next() == ':';
        skipWhitespace();
        return plain;
    }

    /** Control characters may stand in it raw, and some escapes are spelled otherwise in the result: those are not plain. */
    boolean string() {
        int i = position;
        while (i < body.length) {
            byte b = body[i++];
            if (b == '"') {
                position = i;
                return true;
            }
            if (b == '\\' && i < body.length && isPreservedEscape(body[i])) {
                i++;
            } else if (b == '\\' || b == SURROGATE_LEAD_BYTE || (b >= 0 && b < ' ')) {
                return false;
            }
        }
        return false;
    }

    private static boolean isPreservedEscape(byte escape) {
        return "\"\\bfnrt".indexOf(escape) >= 0;
    }

    /** Whole numbers and fractions that JavaScript spells the same way. */
    boolean number(int first) {
        int start = position;
        int c = first == '-' ? next() : first;
        if (!isDigit(c)) {
            return false;
        }
        if (c != '0') {
            skipDigits();
        }
        boolean zero = c == '0';
        boolean plain = peek() == '.' ? fraction(zero) : !zero || first == '0';
        return plain && position - start < MAX_NUMBER_LENGTH;
    }

    /** The part from the point on: trailing zeros get lost, and many leading ones become an exponent. */
    private boolean fraction(boolean behindZero) {
        int start = ++position;
        skipDigits();
        return position > start && body[position - 1] != '0' && !(behindZero && body[start] == '0');
    }

    boolean literal(JsonLiteral literal) {
        boolean plain = isAt(position - 1, literal.literal());
        position += literal.literal().length() - 1;
        return plain;
    }

    /** Whether {@code ascii} stands at {@code start}. */
    boolean isAt(int start, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (start + i >= body.length || body[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Takes a closing bracket if that is what comes next. */
    boolean tryClose(char closer) {
        skipWhitespace();
        boolean closes = peek() == closer;
        position += closes ? 1 : 0;
        return closes;
    }

    void skipWhitespace() {
        int start = position;
        while (position < body.length && body[position] >= 0 && body[position] <= ' ') {
            position++;
        }
        if (position > start) {
            out.skip(start, position);
        }
    }

    private void skipDigits() {
        while (isDigit(peek())) {
            position++;
        }
    }

    int next() {
        return position < body.length ? body[position++] : END;
    }

    int peek() {
        return position < body.length ? body[position] : END;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
