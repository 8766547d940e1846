package io.cloudcall.tools.cli.terminal;

/**
 * Makes text from elsewhere harmless: nothing in it moves the cursor, sets a colour, ends a line, or turns what stands
 * around it.
 */
public final class ControlCharacters {
    private static final int REPLACEMENT = 0xFFFD;

    private ControlCharacters() {}

    /**
     * {@code text} with a blank for each tab and end of a line, and U+FFFD for everything else that controls a
     * terminal.
     */
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

    /** Half a surrogate pair would come out as a question mark; what is no character, XML does not take. */
    private static boolean isHarmful(int character) {
        return Character.isISOControl(character)
                || (character & 0xFFFE) == 0xFFFE
                || Character.getType(character) == Character.SURROGATE
                || changesDirection(character);
    }

    /**
     * Right-to-left marks, embeddings, overrides and isolates: on terminals that heed them they would reorder a whole
     * row.
     */
    private static boolean changesDirection(int character) {
        return character == 0x61C
                || (character >= 0x200E && character <= 0x200F)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
