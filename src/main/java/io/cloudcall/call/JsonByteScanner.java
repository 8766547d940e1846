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
    private static final int LONGEST_NUMBER = 300;

    /** The first byte of encoded surrogates, which {@link JsStrings} decodes otherwise than Java, and of some Hangul. */
    private static final byte PERHAPS_SURROGATE = (byte) 0xED;

    private final byte[] body;
    private final ReorderingBuffer out;
    private int at;

    JsonByteScanner(byte[] body, ReorderingBuffer out) {
        this.body = body;
        this.out = out;
    }

    /** Where the next byte stands. */
    int at() {
        return at;
    }

    /** Whether nothing follows but white space. */
    boolean ends() {
        skipWhite();
        return at == body.length;
    }

    /** A colon with white space around it. */
    boolean colon() {
        skipWhite();
        boolean plain = next() == ':';
        skipWhite();
        return plain;
    }

    /** Control characters may stand in it raw, and some escapes are spelled otherwise in the result: those are not plain. */
    boolean string() {
        int i = at;
        while (i < body.length) {
            byte b = body[i++];
            if (b == '"') {
                at = i;
                return true;
            }
            if (b == '\\' && i < body.length && isKept(body[i])) {
                i++;
            } else if (b == '\\' || b == PERHAPS_SURROGATE || (b >= 0 && b < ' ')) {
                return false;
            }
        }
        return false;
    }

    private static boolean isKept(byte escape) {
        return "\"\\bfnrt".indexOf(escape) >= 0;
    }

    /** Whole numbers and fractions that JavaScript spells the same way. */
    boolean number(int first) {
        int start = at;
        int c = first == '-' ? next() : first;
        if (!isDigit(c)) {
            return false;
        }
        if (c != '0') {
            skipDigits();
        }
        boolean zero = c == '0';
        boolean plain = peek() == '.' ? fraction(zero) : !zero || first == '0';
        return plain && at - start < LONGEST_NUMBER;
    }

    /** The part from the point on: trailing zeros get lost, and many leading ones become an exponent. */
    private boolean fraction(boolean behindZero) {
        int start = ++at;
        skipDigits();
        return at > start && body[at - 1] != '0' && !(behindZero && body[start] == '0');
    }

    boolean word(JsonLiteral literal) {
        boolean plain = isAt(at - 1, literal.text());
        at += literal.text().length() - 1;
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
    boolean closes(char closer) {
        skipWhite();
        boolean closes = peek() == closer;
        at += closes ? 1 : 0;
        return closes;
    }

    void skipWhite() {
        int start = at;
        while (at < body.length && body[at] >= 0 && body[at] <= ' ') {
            at++;
        }
        if (at > start) {
            out.leaveOut(start, at);
        }
    }

    private void skipDigits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    int next() {
        return at < body.length ? body[at++] : END;
    }

    int peek() {
        return at < body.length ? body[at] : END;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
