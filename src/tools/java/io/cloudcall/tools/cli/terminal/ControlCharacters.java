package io.cloudcall.tools.cli.terminal;

/**
 * A filter for untrusted text, which then cannot move the cursor, set a color, end a line, or change the direction of
 * the text around it.
 */
public final class ControlCharacters {
    private static final int REPLACEMENT = 0xFFFD;

    private ControlCharacters() {}

    /** Returns {@code text} with a blank for each tab and end of a line, and U+FFFD for other control characters. */
    public static String replace(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().map(ControlCharacters::replaceCharacter).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static int replaceCharacter(int character) {
        return switch (character) {
            case '\t', '\n', '\r', 0x85, 0x2028, 0x2029 -> ' ';
            default -> isHarmful(character) ? REPLACEMENT : character;
        };
    }

    /** Includes unpaired surrogates, which print as a question mark, and noncharacters, which XML does not allow. */
    private static boolean isHarmful(int character) {
        return Character.isISOControl(character)
                || (character & 0xFFFE) == 0xFFFE
                || Character.getType(character) == Character.SURROGATE
                || changesDirection(character);
    }

    /** Returns whether this is a directional mark, embedding, override or isolate, which would reorder a whole row. */
    private static boolean changesDirection(int character) {
        return character == 0x61C
                || (character >= 0x200E && character <= 0x200F)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
