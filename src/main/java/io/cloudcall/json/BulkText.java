package io.cloudcall.json;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A reader of a long text of a document, from its opening to its closing quotation mark. For one text. */
final class BulkText {
    /** Jackson's limit of a text. */
    private static final int MAX_LENGTH = 20_000_000;

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int UNICODE_ESCAPE_LENGTH = 6;

    private final DocumentBuffer in;
    private final boolean replacesLoneSurrogates;

    /** What was read, but for a beginning that is base64. */
    private StringBuilder text = new StringBuilder(0);

    BulkText(DocumentBuffer in, boolean replacesLoneSurrogates) {
        this.in = in;
        this.replacesLoneSurrogates = replacesLoneSurrogates;
    }

    /** Reads the text. */
    JsonString read() {
        in.skipTo(in.position() + 1);
        Base64Text base64 = Base64Text.read(in, MAX_LENGTH);
        if (base64.length() <= MAX_LENGTH && in.fill() && in.current() == '"') {
            in.skipTo(in.position() + 1);
            return new JsonString(base64);
        }
        // The capacity for the longest possible text, so that it is never copied to grow.
        text = new StringBuilder(Math.min(base64.length() + in.remaining(), MAX_LENGTH));
        base64.appendTo(text);
        return new JsonString(readRest());
    }

    private String readRest() {
        while (in.fill()) {
            if (in.current() == '"') {
                in.skipTo(in.position() + 1);
                return text.toString();
            }
            readPiece();
            if (text.length() > MAX_LENGTH) {
                throw new JsonParseException("it has a text that is too long");
            }
        }
        throw malformed();
    }

    private void readPiece() {
        int next = in.current();
        if (next == '\\') {
            readEscape();
        } else if (next < 0) {
            readBeyondAscii();
        } else if (next < ' ') {
            throw malformed();
        } else {
            readAscii();
        }
    }

    private void readAscii() {
        byte[] bytes = in.bytes();
        int end = in.position();
        while (end < in.limit() && bytes[end] >= ' ' && bytes[end] != '"' && bytes[end] != '\\') {
            end++;
        }
        text.append(new String(bytes, in.position(), end - in.position(), StandardCharsets.ISO_8859_1));
        in.skipTo(end);
    }

    private void readBeyondAscii() {
        byte[] bytes = in.bytes();
        int end = in.position();
        while (end < in.limit() && bytes[end] < 0) {
            end++;
        }
        int complete = end == in.limit() ? lastLead(bytes, end) : end;
        try {
            text.append(StandardCharsets.UTF_8.newDecoder().decode(in.slice(complete - in.position())));
        } catch (CharacterCodingException e) {
            throw malformed();
        }
        in.skipTo(complete);
    }

    /** Returns the index of the last byte that begins a character, unless that is the first one. */
    private int lastLead(byte[] bytes, int end) {
        int lead = end - 1;
        while (lead > in.position() && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        return lead > in.position() ? lead : end;
    }

    private void readEscape() {
        int unit = unicodeEscape(0);
        if (unit < 0) {
            text.append(simpleEscape());
            in.skipTo(in.position() + 2);
        } else {
            boolean isPair =
                    SurrogateEscapes.isHigh(unit) && SurrogateEscapes.isLow(unicodeEscape(UNICODE_ESCAPE_LENGTH));
            readUnit(unit, isPair);
            if (isPair) {
                readUnit(unicodeEscape(0), true);
            }
        }
    }

    private void readUnit(int unit, boolean isPair) {
        boolean isLone = !isPair && (SurrogateEscapes.isHigh(unit) || SurrogateEscapes.isLow(unit));
        text.append(isLone && replacesLoneSurrogates ? '\uFFFD' : (char) unit);
        in.skipTo(in.position() + UNICODE_ESCAPE_LENGTH);
    }

    private int unicodeEscape(int offset) {
        return SurrogateEscapes.parse(in.bytes(), in.position() + offset, in.limit());
    }

    private char simpleEscape() {
        int index = in.position() + 1 < in.limit() ? ESCAPES.indexOf(in.bytes()[in.position() + 1]) : -1;
        if (index < 0) {
            throw malformed();
        }
        return ESCAPED.charAt(index);
    }

    private static JsonParseException malformed() {
        return new JsonParseException("it is malformed");
    }
}
