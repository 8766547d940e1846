package io.cloudcall.tools.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void leavesNothingThatControlsATerminal() {
        for (int c = 0; c <= 0x9F; c++) {
            boolean ordinary = c >= 0x20 && c < 0x7F;
            boolean blank = c == '\t' || c == '\n' || c == '\r' || c == 0x85;
            String expected = blank ? " " : ordinary ? Character.toString(c) : "\ufffd";
            assertEquals(expected, Printable.of(Character.toString(c)), Integer.toHexString(c));
        }
    }

    @Test
    void leavesNothingThatTurnsOrBreaksALine() {
        assertEquals(
                "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd  ",
                Printable.of("\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029"));
    }

    @Test
    void leavesNothingThatIsNoCharacter() {
        assertEquals("\ufffdx📦\ufffd\ufffd", Printable.of("\ud800x📦\uffff\ud83f\udffe"));
    }

    @Test
    void keepsWhatBelongsToText() {
        String text = "龙泉仓 e\u0301 👩\u200d👧 ❤\ufe0f \u200b \ue000";

        assertEquals(text, Printable.of(text));
    }
}
