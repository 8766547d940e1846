package io.cloudcall.json;

import java.util.Random;

/** A random document with long texts and runs of bytes, in two spellings of the same value. */
final class BulkDocument {
    private static final String[] CHARACTERS = {
        "a", "Z", "/", "+", "=", " ", "\"", "\\", "\n", "\u0001", "é", "快", "😀", "\u007f", "\uFFFD", "0"
    };

    private final Random random;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder spelled = new StringBuilder();

    BulkDocument(Random random) {
        this.random = random;
        writeValue(0);
        space();
        for (int i = spelled.length(); i < StrictJsonParser.BULK_BYTES; i++) {
            spelled.append(' ');
        }
    }

    /** Returns the document as JSON.stringify writes it. */
    String plain() {
        return plain.toString();
    }

    /** Returns the document with white space and escapes at random places. */
    String spelled() {
        return spelled.toString();
    }

    private void both(String text) {
        plain.append(text);
        spelled.append(text);
    }

    private void space() {
        if (random.nextInt(3) == 0) {
            spelled.append(" \t\r\n".repeat(random.nextInt(3)));
        }
    }

    private void writeValue(int depth) {
        space();
        switch (depth < 4 ? random.nextInt(8) : 3 + random.nextInt(5)) {
            case 0, 1 -> writeObject(depth);
            case 2 -> writeArray(depth);
            case 3 -> writeBytes();
            case 4 -> writeText(LONG_TEXT + random.nextInt(LONG_TEXT));
            case 5 -> writeText(random.nextInt(30));
            case 6 -> both(String.valueOf(random.nextInt(600) - 100));
            default -> both("null");
        }
        space();
    }

    private static final int LONG_TEXT = 40_000;

    private void writeObject(int depth) {
        both("{");
        int members = random.nextInt(4);
        for (int i = 0; i < members; i++) {
            both(i == 0 ? "" : ",");
            space();
            both("\"k" + i);
            writeCharacters(random.nextInt(5));
            both("\"");
            space();
            both(":");
            writeValue(depth + 1);
        }
        both("}");
    }

    private void writeArray(int depth) {
        both("[");
        int items = random.nextInt(5);
        for (int i = 0; i < items; i++) {
            both(i == 0 ? "" : ",");
            writeValue(depth + 1);
        }
        both("]");
    }

    /** Writes an array that is mostly bytes: runs of many lengths, and other items between. */
    private void writeBytes() {
        both("[");
        int items = random.nextInt(random.nextBoolean() ? 400 : 60_000);
        boolean isPretty = random.nextInt(4) == 0;
        int oddity = 100 + random.nextInt(20_000);
        for (int i = 0; i < items; i++) {
            both(i == 0 ? "" : ",");
            spelled.append(isPretty ? "\n  " : "");
            both(random.nextInt(oddity) == 0 ? "256" : String.valueOf(random.nextInt(256)));
        }
        space();
        both("]");
    }

    private void writeText(int length) {
        both("\"");
        writeCharacters(length);
        both("\"");
    }

    private void writeCharacters(int length) {
        int kinds = random.nextBoolean() ? 6 : CHARACTERS.length;
        boolean escapes = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            String character = CHARACTERS[random.nextInt(kinds)];
            StringBuilder quoted = new StringBuilder();
            JsonWriter.appendString(character, quoted);
            String escaped = quoted.substring(1, quoted.length() - 1);
            plain.append(escaped);
            spelled.append(escapes && random.nextInt(9) == 0 ? escape(character) : escaped);
        }
    }

    private static String escape(String character) {
        StringBuilder escapes = new StringBuilder();
        character.chars().forEach(unit -> escapes.append(String.format("\\u%04X", unit)));
        return character.equals("/") ? "\\/" : escapes.toString();
    }
}
