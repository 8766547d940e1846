package io.cloudcall.tools.cli.terminal;

import java.util.Arrays;

/**
 * The characters of two cells: wide and fullwidth ones by <a href="https://www.unicode.org/reports/tr11/">UAX #11</a>,
 * as of Unicode 16, like Java's own data. Ambiguous ones take one cell, as that report recommends outside of old East
 * Asian encodings.
 */
final class EastAsianWidth {
    /**
     * First and last character of each range. Ranges are merged over unassigned characters. Emoji are excluded: Java
     * has methods for them.
     */
    private static final int[] RANGES = {
        0x1100, 0x115F, 0x2329, 0x232A, 0x2630, 0x2637, 0x268A, 0x268F, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0xA4C6,
        0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
        0x16FE0, 0x16FF1, 0x17000, 0x18CFF, 0x18D00, 0x18D08, 0x1AFF0, 0x1AFFE, 0x1B000, 0x1B2FB, 0x1D300, 0x1D356,
        0x1D360, 0x1D376, 0x1F200, 0x1F202, 0x1F210, 0x1F23B, 0x1F240, 0x1F248, 0x1F250, 0x1F251, 0x1F260, 0x1F265,
        0x20000, 0x2FFFD, 0x30000, 0x3FFFD,
    };

    private EastAsianWidth() {}

    static boolean isWide(int character) {
        int found = Arrays.binarySearch(RANGES, character);
        return found >= 0 || (-found - 1) % 2 == 1 || isWideEmoji(character);
    }

    /** Returns whether this is an emoji of two cells. Regional indicators are narrow: two of them form a flag. */
    private static boolean isWideEmoji(int character) {
        return Character.isEmojiPresentation(character) && (character < 0x1F1E6 || character > 0x1F1FF);
    }
}
