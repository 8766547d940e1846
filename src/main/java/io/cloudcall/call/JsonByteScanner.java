package io.cloudcall.call;

import io.cloudcall.json.JsonLiteral;

/**
 * A scanner of a response's bytes that accepts plain JSON: text that the result repeats byte for byte, and white space,
 * which the result omits. Methods that return a boolean return false for anything else, and the scanner must not be
 * used after that. Not thread-safe.
 */
final class JsonByteScanner {
    /** The value of {@link #next} and {@link #peek} behind the last byte: no byte, and below any. */
    private static final int END = Integer.MIN_VALUE;

    /** The limit in characters; a double overflows a little beyond. */
    private static final int MAX_NUMBER_LENGTH = 300;

    private final byte[] body;
    private final ReorderingBuffer out;
    private int position;

    JsonByteScanner(byte[] body, ReorderingBuffer out) {
        this.body = body;
        this.out = out;
    }

    /** Returns the index of the next byte. */
    int position() {
        return position;
    }

    /** Returns whether only white space follows. */
    boolean isAtEnd() {
        skipWhitespace();
        return position == body.length;
    }

    /** Accepts a colon with white space around it. */
    boolean scanColon() {
        skipWhitespace();
        boolean isColon = next() == ':';
        skipWhitespace();
        return isColon;
    }

    /**
     * Accepts the rest of a string without raw control characters, and without escapes that the result spells
     * differently.
     */
    boolean scanString() {
        int i = position;
        while (i < body.length) {
            byte b = body[i++];
            if (b == '"') {
                position = i;
                return true;
            }
            if (b < 0) {
                i = characterEnd(b & 0xFF, i);
                if (i < 0) {
                    return false;
                }
            } else if (b == '\\' && i < body.length && isPreservedEscape(body[i])) {
                i++;
            } else if (b == '\\' || b < ' ') {
                return false;
            }
        }
        return false;
    }

    /**
     * Returns the end of the character beyond ASCII whose first byte is {@code lead} and whose others begin at
     * {@code start}; negative if it is not <a
     * href="https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G27506">well-formed UTF-8</a>.
     */
    private int characterEnd(int lead, int start) {
        int second = start < body.length ? body[start] & 0xFF : 0;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (lead < 0xC2 || lead > 0xF4 || second < lowest || second > highest) {
            return -1;
        }
        int end = start + (lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3);
        for (int i = start + 1; i < end; i++) {
            if (i >= body.length || (body[i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return end;
    }

    private static boolean isPreservedEscape(byte escape) {
        return "\"\\bfnrt".indexOf(escape) >= 0;
    }

    /**
     * Accepts a number that begins with {@code first}, if JavaScript prints it the same way: integers and most
     * fractions.
     */
    boolean scanNumber(int first) {
        int start = position;
        int c = first == '-' ? next() : first;
        if (!isDigit(c)) {
            return false;
        }
        if (c != '0') {
            skipDigits();
        }
        boolean isZero = c == '0';
        boolean isPlain = peek() == '.' ? scanFraction(isZero) : !isZero || first == '0';
        return isPlain && position - start < MAX_NUMBER_LENGTH;
    }

    /**
     * Rejects trailing zeros, which JavaScript drops, and zeros behind {@code 0.}, of which many become an exponent.
     */
    private boolean scanFraction(boolean isBehindZero) {
        int start = ++position;
        skipDigits();
        return position > start && body[position - 1] != '0' && !(isBehindZero && body[start] == '0');
    }

    /** Accepts {@code literal}, of which the first letter has been read. */
    boolean scanLiteral(JsonLiteral literal) {
        boolean isPresent = isAt(position - 1, literal.literal());
        position += literal.literal().length() - 1;
        return isPresent;
    }

    /** Returns whether the bytes from {@code start} on are those of {@code ascii}. */
    boolean isAt(int start, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (start + i >= body.length || body[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads a closing bracket if it comes next. */
    boolean tryClose(char closingBracket) {
        skipWhitespace();
        boolean closes = peek() == closingBracket;
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
