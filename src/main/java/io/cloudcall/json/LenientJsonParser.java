package io.cloudcall.json;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads what wx-server-sdk 4.0.2 takes for JSON: the grammar of its parser, json-bigint 1.0.0, to the letter. It is laxer than
 * JSON: any character up to U+0020 is white space, strings may hold raw control characters, a broken {@code \\u} escape counts
 * for the digits that it has and swallows the character that breaks it, and numbers may have leading zeros, a bare trailing
 * point, or no digit between a minus and a point.
 *
 * <p>Nesting costs heap, not stack, so its depth is bounded by the size of the text alone. One thread, one use.
 */
public final class LenientJsonParser {
    private static final int END = -1;

    private final String text;
    private final Deque<ContainerBuilder> open = new ArrayDeque<>();
    private int at;

    private LenientJsonParser(String text) {
        this.text = text;
    }

    /** The value that {@code text} holds, or a {@link JsonParseException}. */
    public static JsonValue parse(String text) {
        return new LenientJsonParser(text).document();
    }

    private JsonValue document() {
        JsonValue value = firstComplete();
        while (!open.isEmpty()) {
            ContainerBuilder container = open.element();
            container.add(value);
            value = closes(container) ? open.pop().close() : following(container);
        }
        skipWhite();
        if (at < text.length()) {
            throw new JsonParseException("text after the value");
        }
        return value;
    }

    /** Opens containers until a value is complete: a scalar, or a container with nothing in it. */
    private JsonValue firstComplete() {
        while (true) {
            skipWhite();
            int c = peek();
            if (c != '{' && c != '[') {
                return scalar(c);
            }
            at++;
            ContainerBuilder container = ContainerBuilder.of(c);
            if (closes(container)) {
                return container.close();
            }
            container.beforeValue(this);
            open.push(container);
        }
    }

    private JsonValue following(ContainerBuilder container) {
        expect(',');
        skipWhite();
        container.beforeValue(this);
        return firstComplete();
    }

    private boolean closes(ContainerBuilder container) {
        skipWhite();
        boolean closes = peek() == container.closer();
        at += closes ? 1 : 0;
        return closes;
    }

    /** An object's key and the colon behind it. */
    String key() {
        String key = string();
        skipWhite();
        expect(':');
        return key;
    }

    private JsonValue scalar(int c) {
        return switch (c) {
            case '"' -> new JsonString(string());
            case 't' -> word(JsonLiteral.TRUE);
            case 'f' -> word(JsonLiteral.FALSE);
            case 'n' -> word(JsonLiteral.NULL);
            default -> number(c);
        };
    }

    private JsonLiteral word(JsonLiteral literal) {
        if (!text.startsWith(literal.text(), at)) {
            throw new JsonParseException("unknown word");
        }
        at += literal.text().length();
        return literal;
    }

    private JsonNumber number(int first) {
        if (first != '-' && !isDigit(first)) {
            throw new JsonParseException("no value where one belongs");
        }
        int start = at;
        at++;
        skipDigits();
        if (peek() == '.') {
            at++;
            skipDigits();
        }
        skipExponent();
        return JsonNumber.ofLiteral(text.substring(start, at));
    }

    private void skipExponent() {
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '-' || peek() == '+') {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private String string() {
        expect('"');
        int start = at;
        StringBuilder unescaped = null;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                String rest = text.substring(start, at - 1);
                return unescaped == null ? rest : unescaped.append(rest).toString();
            }
            if (c == '\\') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, start, at - 1).append(escaped());
                start = at;
            }
        }
        throw new JsonParseException("string without an end");
    }

    private char escaped() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw new JsonParseException("unknown escape");
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek();
            at++;
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
        at++;
    }

    private void skipWhite() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
