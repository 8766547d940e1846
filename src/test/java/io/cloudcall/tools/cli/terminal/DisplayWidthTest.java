package io.cloudcall.tools.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "STO, 3",
        "申通, 4",
        "（）, 4", // fullwidth
        "Ａ１, 4",
        "ｱ, 1", // halfwidth
        "한글, 4",
        "\u1112\u1161\u11ab, 2", // the same syllable in three jamo
        "カ\u3099, 2",
        "e\u0301, 1", // combining
        "a\u200bb, 2", // zero width
        "a\u00adb, 3", // soft hyphen
        "…–█░└, 5", // ambiguous: narrow
        "ﬁ, 1",
        "\ud840\udc00, 2", // U+20000
        "📦, 2",
        "👩\u200d👩\u200d👧, 2",
        "👍🏽, 2",
        "🇨🇳, 2",
        "🇨, 1",
        "❤, 1",
        "❤\ufe0f, 2",
        "1\ufe0f\u20e3, 2",
        "龙\ufe0f, 2",
        "䷀, 2", // wide since Unicode 16
        "क\u094dष, 2",
    })
    void areThoseOfUserPerceivedCharacters(String text, int width) {
        assertEquals(width, DisplayWidth.width(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0x10ff, 1",
        "0x1100, 2",
        "0x115f, 2",
        "0x1160, 1",
        "0x2e7f, 1",
        "0x2e80, 2",
        "0x303e, 2",
        "0x303f, 1",
        "0x3247, 2",
        "0x3248, 1",
        "0xa4c6, 2",
        "0xa4d0, 1",
        "0xff60, 2",
        "0xff61, 1",
        "0x2fffd, 2",
        "0x3fffd, 2",
        "0xe000, 1",
    })
    void endWhereTheRangesOfUnicodeEnd(String character, int width) {
        assertEquals(width, DisplayWidth.width(Character.toString(Integer.decode(character))));
    }

    @ParameterizedTest
    @CsvSource({
        "龙泉仓, 6, 龙泉仓",
        "龙泉仓, 5, 龙泉…",
        "龙泉仓, 4, 龙…",
        "龙泉仓, 1, …",
        "abcd, 3, ab…",
        "e\u0301e\u0301e\u0301, 2, e\u0301…",
        "👩\u200d👩\u200d👧x, 2, …",
    })
    void holdAsMuchAsFits(String text, int width, String cut) {
        assertEquals(cut, DisplayWidth.truncate(text, width));
    }

    @Test
    void areFilledWithBlanks() {
        assertEquals("龙  ", DisplayWidth.pad("龙", 4));
        assertEquals("龙泉", DisplayWidth.pad("龙泉", 3));
    }
}
