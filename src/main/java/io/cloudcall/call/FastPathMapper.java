package io.cloudcall.call;

import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.LenientJsonParser;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes the result's text of an answer that holds nothing unusual, in one pass over its bytes. Any other is left to
 * {@link LenientJsonParser} and {@link JsonWriter}, whose text this one's equals. One thread, one use.
 *
 * <p>Bytes beyond ASCII are copied undecoded, even broken ones: a decoder never takes an ASCII byte for a part of a character,
 * and all that is moved stands between ASCII bytes, so decoding what was converted gives the same as converting what was decoded.
 */
final class FastPathMapper {
    /** Nesting costs stack here. */
    private static final int MAX_DEPTH = 16;

    /** Of all objects that are open at once. Each key is compared with the others of its object. */
    private static final int MAX_KEYS = 128;

    /** No byte that separates members. */
    private static final int UNSUPPORTED = 0;

    private final JsonByteScanner in;
    private final ReorderingBuffer out;

    /** Hashes of the open objects' keys, as converted. Two equal ones in an object count for one key that occurs twice. */
    private final int[] keys = new int[MAX_KEYS];

    private int keyCount;

    private FastPathMapper(byte[] body, int reserve) {
        out = new ReorderingBuffer(body, 2 + reserve, MAX_KEYS);
        in = new JsonByteScanner(body, out);
    }

    /**
     * The success that {@code body} means, with keys in camelCase.
     *
     * @param end the members that follow WeChat's, and the closing bracket
     * @return null if {@code body} is not plain, and may mean anything
     */
    static @Nullable String tryMap(byte[] body, String end) {
        byte[] last = end.getBytes(StandardCharsets.UTF_8);
        FastPathMapper answer = new FastPathMapper(body, last.length);
        return answer.convert() ? answer.out.decode(last) : null;
    }

    private boolean convert() {
        in.skipWhitespace();
        return in.next() == '{' && members(0) && in.isAtEnd();
    }

    private boolean value(int depth) {
        int c = in.next();
        return switch (c) {
            case '"' -> in.string();
            case '{' -> depth < MAX_DEPTH && object(depth + 1);
            case '[' -> depth < MAX_DEPTH && array(depth + 1);
            case 't' -> in.literal(JsonLiteral.TRUE);
            case 'f' -> in.literal(JsonLiteral.FALSE);
            case 'n' -> in.literal(JsonLiteral.NULL);
            default -> in.number(c);
        };
    }

    private boolean array(int depth) {
        int separator = in.tryClose(']') ? ']' : ',';
        while (separator == ',') {
            in.skipWhitespace();
            if (!value(depth)) {
                return false;
            }
            in.skipWhitespace();
            separator = in.next();
        }
        return separator == ']';
    }

    private boolean object(int depth) {
        if (!members(depth)) {
            return false;
        }
        out.removeLastIf(',');
        out.append('}');
        return true;
    }

    /** The rest of an object, less the bracket, with a comma behind each member. Those whose keys change come last. */
    private boolean members(int depth) {
        if (in.tryClose('}')) {
            out.skip(in.position() - 1, in.position());
            return true;
        }
        int firstKey = keyCount;
        int firstMove = out.moveCount();
        int separator = ',';
        while (separator == ',') {
            separator = member(depth, firstKey, firstMove);
        }
        out.moveToEnd(firstMove);
        keyCount = firstKey;
        return separator == '}';
    }

    /** Reads a member and what separates it from the next, which it returns. */
    private int member(int depth, int firstKey, int firstMove) {
        in.skipWhitespace();
        int start = in.position();
        int place = out.targetOffset(start);
        if (!key(firstKey)) {
            return UNSUPPORTED;
        }
        boolean changed = out.hasConsumedPast(start);
        boolean reserved = depth == 0 && in.isAt(start, "\"err");
        if (!in.colon() || !value(depth) || (reserved && !isDroppedOnSuccess(start))) {
            return UNSUPPORTED;
        }
        int separator = separator();
        if (reserved) {
            out.truncate(place, in.position());
        } else if (changed) {
            out.markForMove(place, out.targetOffset(in.position()), firstMove);
        }
        return separator;
    }

    private int separator() {
        in.skipWhitespace();
        int separator = in.next();
        if (separator == '}') {
            out.skip(in.position() - 1, in.position());
            out.append(',');
        }
        return separator;
    }

    /** Of the top-level members that are named like the result's own: whether this is one that a success loses. */
    private boolean isDroppedOnSuccess(int start) {
        return in.isAt(start, "\"errmsg\"") || (in.isAt(start, "\"errcode\"") && in.isAt(in.position() - 2, ":0"));
    }

    /** Reads and converts a key. One that begins with a digit may be an array index, which comes first in JavaScript. */
    private boolean key(int firstKey) {
        if (in.next() != '"' || JsonByteScanner.isDigit(in.peek()) || keyCount == MAX_KEYS) {
            return false;
        }
        int hash = 0;
        for (int c = in.next(); c != '"'; c = in.next()) {
            if (c < ' ' || c == '\\') {
                return false;
            }
            if (c == '_' && isLowerCase(in.peek())) {
                c = in.next() - 'a' + 'A';
                out.skip(in.position() - 2, in.position());
                out.append(c);
            }
            hash = 31 * hash + c;
        }
        return isFirstOccurrence(hash, firstKey);
    }

    private boolean isFirstOccurrence(int hash, int firstKey) {
        for (int i = firstKey; i < keyCount; i++) {
            if (keys[i] == hash) {
                return false;
            }
        }
        keys[keyCount++] = hash;
        return true;
    }

    private static boolean isLowerCase(int c) {
        return c >= 'a' && c <= 'z';
    }
}
