package io.cloudcall.call;

import io.cloudcall.json.JsonLiteral;
import io.cloudcall.json.JsonWriter;
import io.cloudcall.json.LenientJsonParser;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A mapper of a plain response's body to the result in UTF-8, in one pass over its bytes and without a tree of values.
 * docs/FAST_PATH.md explains it by an example. A body that holds anything unusual is left to {@link LenientJsonParser}
 * and {@link JsonWriter}, which produce the same text. Not thread-safe; for one body.
 *
 * <p>Methods that return a boolean return false as soon as the body is not plain. The mapper must not be used after
 * that.
 *
 * <p>Bytes beyond ASCII are copied undecoded if they are well-formed UTF-8. A body with others is not plain.
 */
final class FastPathMapper {
    /** The limit of nesting, which costs stack here. */
    private static final int MAX_DEPTH = 16;

    /** The limit of keys of all objects that are open at once. Each key is compared with the others of its object. */
    private static final int MAX_KEYS = 128;

    /** The separator of a member that is not plain: no byte that separates members. */
    private static final int UNSUPPORTED = 0;

    private final JsonByteScanner in;
    private final ReorderingBuffer out;

    /**
     * The hashes of the open objects' keys, as converted: a stack, on which each object's keys begin at its
     * {@code firstKey}.
     */
    private final int[] keyHashes = new int[MAX_KEYS];

    private int keyCount;

    private FastPathMapper(byte[] body, int suffixLength) {
        int brackets = 2;
        out = new ReorderingBuffer(body, brackets + suffixLength, MAX_KEYS);
        in = new JsonByteScanner(body, out);
    }

    /**
     * Returns the success that {@code body} means, with keys in camelCase, in UTF-8, or null if {@code body} is not
     * plain.
     *
     * @param suffix the members that follow WeChat's, and the closing bracket
     */
    static byte @Nullable [] tryMap(byte[] body, String suffix) {
        byte[] suffixBytes = suffix.getBytes(StandardCharsets.UTF_8);
        FastPathMapper mapper = new FastPathMapper(body, suffixBytes.length);
        return mapper.convert() ? mapper.out.toBytes(suffixBytes) : null;
    }

    private boolean convert() {
        in.skipWhitespace();
        return in.next() == '{' && mapMembers(0) && in.isAtEnd();
    }

    private boolean mapValue(int depth) {
        int first = in.next();
        return switch (first) {
            case '"' -> in.scanString();
            case '{' -> depth < MAX_DEPTH && mapObject(depth + 1);
            case '[' -> depth < MAX_DEPTH && mapArray(depth + 1);
            case 't' -> in.scanLiteral(JsonLiteral.TRUE);
            case 'f' -> in.scanLiteral(JsonLiteral.FALSE);
            case 'n' -> in.scanLiteral(JsonLiteral.NULL);
            default -> in.scanNumber(first);
        };
    }

    private boolean mapArray(int depth) {
        int separator = in.tryClose(']') ? ']' : ',';
        while (separator == ',') {
            in.skipWhitespace();
            if (!mapValue(depth)) {
                return false;
            }
            in.skipWhitespace();
            separator = in.next();
        }
        return separator == ']';
    }

    private boolean mapObject(int depth) {
        if (!mapMembers(depth)) {
            return false;
        }
        out.removeLastIf(',');
        out.append('}');
        return true;
    }

    /**
     * Maps the rest of an object, without the bracket and with a comma behind each member, so that members can change
     * places. Members whose keys change come last, as JavaScript assigns them again.
     */
    private boolean mapMembers(int depth) {
        if (in.tryClose('}')) {
            out.skip(in.position() - 1, in.position());
            return true;
        }
        int firstKey = keyCount;
        int firstMove = out.moveCount();
        int separator = ',';
        while (separator == ',') {
            separator = mapMember(depth, firstKey, firstMove);
        }
        out.moveToEnd(firstMove);
        keyCount = firstKey;
        return separator == '}';
    }

    /** Maps a member and what separates it from the next, which it returns. */
    private int mapMember(int depth, int firstKey, int firstMove) {
        in.skipWhitespace();
        int start = in.position();
        int targetStart = out.targetOffset(start);
        if (!mapKey(firstKey)) {
            return UNSUPPORTED;
        }
        boolean keyChanged = out.hasConsumedPast(start);
        if (depth == 0 && isAccessToken(start)) {
            return UNSUPPORTED;
        }
        boolean mayBeReserved = depth == 0 && in.isAt(start, "\"err");
        if (!in.scanColon() || !mapValue(depth) || (mayBeReserved && !isDroppedOnSuccess(start))) {
            return UNSUPPORTED;
        }
        int separator = mapSeparator();
        if (mayBeReserved) {
            out.truncate(targetStart, in.position());
        } else if (keyChanged) {
            out.markForMove(targetStart, out.targetOffset(in.position()), firstMove);
        }
        return separator;
    }

    /** Returns whether the key at {@code start} becomes that of an access token, which no plain response has. */
    private boolean isAccessToken(int start) {
        return in.isAt(start, "\"access_token\"") || in.isAt(start, "\"accessToken\"");
    }

    /** Maps a comma to itself and the closing bracket to a comma. */
    private int mapSeparator() {
        in.skipWhitespace();
        int separator = in.next();
        if (separator == '}') {
            out.skip(in.position() - 1, in.position());
            out.append(',');
        }
        return separator;
    }

    /** Returns whether the member at {@code start}, which ends here, is one that a success drops. */
    private boolean isDroppedOnSuccess(int start) {
        return in.isAt(start, "\"errmsg\"") || (in.isAt(start, "\"errcode\"") && in.isAt(in.position() - 2, ":0"));
    }

    /** Maps a key to camelCase. One that begins with a digit may be an array index, which comes first in JavaScript. */
    private boolean mapKey(int firstKey) {
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
        if (mayBeDuplicate(hash, firstKey)) {
            return false;
        }
        keyHashes[keyCount++] = hash;
        return true;
    }

    /**
     * Returns whether the object has a key of the same hash already. Equal keys have equal hashes, so none that occurs
     * twice is missed; different keys of one hash are rare, and only cost the fast path.
     */
    private boolean mayBeDuplicate(int hash, int firstKey) {
        for (int i = firstKey; i < keyCount; i++) {
            if (keyHashes[i] == hash) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLowerCase(int c) {
        return c >= 'a' && c <= 'z';
    }
}
