package io.cloudcall.openapi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes the result's text of an answer that holds nothing unusual, in one pass over its bytes. Any other is left to
 * {@link JavaScriptParser} and {@link JsonWriter}, whose text this one's equals. One thread, one use.
 *
 * <p>Bytes beyond ASCII are copied undecoded, even broken ones: a decoder never takes an ASCII byte for a part of a character,
 * and all that is moved stands between ASCII bytes, so decoding what was converted gives the same as converting what was decoded.
 */
final class PlainAnswer {
    /** Nesting costs stack here. */
    private static final int DEEPEST = 16;

    /** Of all objects that are open at once. Each key is compared with the others of its object. */
    private static final int MOST_KEYS = 128;

    /** In characters; a double overflows beyond. */
    private static final int LONGEST_NUMBER = 300;

    /** The first byte of encoded surrogates, which {@link NodeText} decodes otherwise than Java, and of some Hangul. */
    private static final byte PERHAPS_SURROGATE = (byte) 0xED;

    /** No byte. */
    private static final int END = Integer.MIN_VALUE;

    private final byte[] body;
    private int at;
    private final RearrangedBytes out;

    /** Hashes of the open objects' keys, as converted. Two equal ones in an object count for one key that occurs twice. */
    private final int[] keys = new int[MOST_KEYS];

    private int keyCount;

    private PlainAnswer(byte[] body, int reserve) {
        this.body = body;
        out = new RearrangedBytes(body, 2 + reserve, MOST_KEYS);
    }

    /**
     * The success that {@code body} means, with keys in camelCase.
     *
     * @param end the members that follow WeChat's, and the closing bracket
     * @return null if {@code body} is not plain, and may mean anything
     */
    static @Nullable String success(byte[] body, String end) {
        byte[] last = end.getBytes(StandardCharsets.UTF_8);
        PlainAnswer answer = new PlainAnswer(body, last.length);
        return answer.isPlain() ? answer.out.text(last) : null;
    }

    private boolean isPlain() {
        skipWhite();
        if (next() != '{' || !members(0)) {
            return false;
        }
        skipWhite();
        return at == body.length;
    }

    private boolean value(int depth) {
        int c = next();
        return switch (c) {
            case '"' -> string();
            case '{' -> depth < DEEPEST && object(depth + 1);
            case '[' -> depth < DEEPEST && array(depth + 1);
            case 't' -> word(JsonLiteral.TRUE);
            case 'f' -> word(JsonLiteral.FALSE);
            case 'n' -> word(JsonLiteral.NULL);
            default -> number(c);
        };
    }

    private boolean array(int depth) {
        int separator = closes(']') ? ']' : ',';
        while (separator == ',') {
            skipWhite();
            if (!value(depth)) {
                return false;
            }
            skipWhite();
            separator = next();
        }
        return separator == ']';
    }

    private boolean object(int depth) {
        if (!members(depth)) {
            return false;
        }
        out.takeBack(',');
        out.add('}');
        return true;
    }

    /** The rest of an object, less the bracket, with a comma behind each member. Those whose keys change come last. */
    private boolean members(int depth) {
        int firstKey = keyCount;
        int firstMove = out.moveCount();
        if (closes('}')) {
            out.leaveOut(at - 1, at);
            return true;
        }
        int separator = ',';
        while (separator == ',') {
            skipWhite();
            int start = at;
            int place = out.place(start);
            boolean plain = key(firstKey);
            boolean changed = out.isBeyond(start);
            boolean reserved = depth == 0 && isAt(start, "\"err");
            if (!plain || !colon() || !value(depth) || (reserved && !isOfSuccess(start))) {
                return false;
            }
            separator = endOfMember();
            if (changed) {
                out.note(place, out.place(at), firstMove);
            }
            if (reserved) {
                out.cut(place, at);
            }
        }
        out.moveToEnd(firstMove);
        keyCount = firstKey;
        return separator == '}';
    }

    /** Reads and converts a key. One that begins with a digit may be an array index, which comes first in JavaScript. */
    private boolean key(int firstKey) {
        if (next() != '"' || isDigit(peek()) || keyCount == MOST_KEYS) {
            return false;
        }
        int hash = 0;
        for (int c = next(); c != '"'; c = next()) {
            if (c < ' ' || c == '\\') {
                return false;
            }
            if (c == '_' && isSmall(peek())) {
                c = next() - 'a' + 'A';
                out.leaveOut(at - 2, at);
                out.add(c);
            }
            hash = 31 * hash + c;
        }
        return isNew(hash, firstKey);
    }

    private boolean isNew(int hash, int firstKey) {
        for (int i = firstKey; i < keyCount; i++) {
            if (keys[i] == hash) {
                return false;
            }
        }
        keys[keyCount++] = hash;
        return true;
    }

    /** Of the members that are named like the result's own: whether this is one that a success loses. */
    private boolean isOfSuccess(int start) {
        return isAt(start, "\"errmsg\"") || (isAt(start, "\"errcode\"") && isAt(at - 2, ":0"));
    }

    private boolean colon() {
        skipWhite();
        boolean plain = next() == ':';
        skipWhite();
        return plain;
    }

    private int endOfMember() {
        skipWhite();
        int separator = next();
        if (separator == '}') {
            out.leaveOut(at - 1, at);
            out.add(',');
        }
        return separator;
    }

    /** Control characters may stand in it raw, and some escapes are spelled otherwise in the result: those are not plain. */
    private boolean string() {
        int i = at;
        while (i < body.length) {
            byte b = body[i++];
            if (b == '"') {
                at = i;
                return true;
            }
            if (b == PERHAPS_SURROGATE || (b >= 0 && b < ' ')) {
                return false;
            }
            if (b == '\\') {
                if (i == body.length || "\"\\bfnrt".indexOf(body[i++]) < 0) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Whole numbers and fractions that JavaScript spells the same way. */
    private boolean number(int first) {
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

    private boolean word(JsonLiteral literal) {
        boolean plain = isAt(at - 1, literal.text());
        at += literal.text().length() - 1;
        return plain;
    }

    private boolean isAt(int start, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (start + i >= body.length || body[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean closes(char closer) {
        skipWhite();
        boolean closes = peek() == closer;
        at += closes ? 1 : 0;
        return closes;
    }

    private void skipWhite() {
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

    private int next() {
        return at < body.length ? body[at++] : END;
    }

    private int peek() {
        return at < body.length ? body[at] : END;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSmall(int c) {
        return c >= 'a' && c <= 'z';
    }
}
