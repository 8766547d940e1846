package io.cloudcall.json;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A parser of what wx-server-sdk 4.0.2 accepts as JSON: the grammar of its parser, json-bigint 1.0.0, to the letter. It
 * is more lenient than JSON: any character up to U+0020 is white space, strings may hold raw control characters, an
 * incomplete {@code \\u} escape has the value of the digits that it has and swallows the character that ends it, and
 * numbers may have leading zeros, a bare trailing point, or no digit between a minus and a point.
 *
 * <p>Nesting costs heap, not stack, so its depth is bounded by the size of the text alone. The static method is
 * thread-safe.
 */
public final class LenientJsonParser {
    private static final int END = -1;

    private final String text;
    private final Deque<ContainerBuilder> open = new ArrayDeque<>();
    private int position;

    private LenientJsonParser(String text) {
        this.text = text;
    }

    /**
     * Returns the value that {@code text} holds.
     *
     * @throws JsonParseException if {@code text} is not of the grammar
     */
    public static JsonValue parse(String text) {
        return new LenientJsonParser(text).parseDocument();
    }

    private JsonValue parseDocument() {
        JsonValue value = parseUntilComplete();
        while (!open.isEmpty()) {
            ContainerBuilder container = open.element();
            container.add(value);
            value = tryClose(container) ? open.pop().close() : parseNext(container);
        }
        skipWhitespace();
        if (position < text.length()) {
            throw new JsonParseException("text after the value");
        }
        return value;
    }

    /** Opens containers until a value is complete: a scalar, or an empty container. */
    private JsonValue parseUntilComplete() {
        while (true) {
            skipWhitespace();
            int c = peek();
            if (c != '{' && c != '[') {
                return parseScalar(c);
            }
            position++;
            ContainerBuilder container = ContainerBuilder.of(c);
            if (tryClose(container)) {
                return container.close();
            }
            container.readKey(this);
            open.push(container);
        }
    }

    private JsonValue parseNext(ContainerBuilder container) {
        expect(',');
        skipWhitespace();
        container.readKey(this);
        return parseUntilComplete();
    }

    private boolean tryClose(ContainerBuilder container) {
        skipWhitespace();
        boolean closes = peek() == container.closingBracket();
        position += closes ? 1 : 0;
        return closes;
    }

    /** Parses an object's key and the colon behind it, and returns the key. */
    String parseKey() {
        String key = parseString();
        skipWhitespace();
        expect(':');
        return key;
    }

    private JsonValue parseScalar(int c) {
        return switch (c) {
            case '"' -> new JsonString(parseString());
            case 't' -> parseLiteral(JsonLiteral.TRUE);
            case 'f' -> parseLiteral(JsonLiteral.FALSE);
            case 'n' -> parseLiteral(JsonLiteral.NULL);
            default -> parseNumber(c);
        };
    }

    private JsonLiteral parseLiteral(JsonLiteral literal) {
        if (!text.startsWith(literal.literal(), position)) {
            throw new JsonParseException("unknown word");
        }
        position += literal.literal().length();
        return literal;
    }

    private JsonNumber parseNumber(int first) {
        if (first != '-' && !isDigit(first)) {
            throw new JsonParseException("no value where one belongs");
        }
        int start = position;
        position++;
        skipDigits();
        if (peek() == '.') {
            position++;
            skipDigits();
        }
        skipExponent();
        return JsonNumber.ofLiteral(text.substring(start, position));
    }

    private void skipExponent() {
        if (peek() == 'e' || peek() == 'E') {
            position++;
            if (peek() == '-' || peek() == '+') {
                position++;
            }
            skipDigits();
        }
    }

    private void skipDigits() {
        while (isDigit(peek())) {
            position++;
        }
    }

    private String parseString() {
        expect('"');
        int start = position;
        StringBuilder unescaped = null;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                String rest = text.substring(start, position - 1);
                return unescaped == null ? rest : unescaped.append(rest).toString();
            }
            if (c == '\\') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, start, position - 1).append(parseEscape());
                start = position;
            }
        }
        throw new JsonParseException("string without an end");
    }

    private char parseEscape() {
        int c = peek();
        position++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> parseUnicodeEscape();
            default -> throw new JsonParseException("unknown escape");
        };
    }

    private char parseUnicodeEscape() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek();
            position++;
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                break;
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new JsonParseException("no " + c + " where one belongs");
        }
        position++;
    }

    private void skipWhitespace() {
        while (position < text.length() && text.charAt(position) <= ' ') {
            position++;
        }
    }

    private int peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
