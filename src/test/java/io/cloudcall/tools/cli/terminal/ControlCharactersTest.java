package io.cloudcall.tools.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ControlCharactersTest {
    @Test
    void leavesNothingThatControlsATerminal() {
        for (int c = 0; c <= 0x9F; c++) {
            boolean ordinary = c >= 0x20 && c < 0x7F;
            boolean blank = c == '\t' || c == '\n' || c == '\r' || c == 0x85;
            String expected = blank ? " " : ordinary ? Character.toString(c) : "\ufffd";
            assertEquals(expected, ControlCharacters.replace(Character.toString(c)), Integer.toHexString(c));
        }
    }

    @Test
    void leavesNothingThatTurnsOrBreaksALine() {
        assertEquals(
                "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd  ",
                ControlCharacters.replace("\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2028\u2029"));
    }

    @Test
    void leavesNothingThatIsNoCharacter() {
        assertEquals("\ufffdx📦\ufffd\ufffd", ControlCharacters.replace("\ud800x📦\uffff\ud83f\udffe"));
    }

    @Test
    void keepsWhatBelongsToText() {
        String text = "龙泉仓 e\u0301 👩\u200d👧 ❤\ufe0f \u200b \ue000";

        assertEquals(text, ControlCharacters.replace(text));
    }
}
