package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of an AppID. */
class AppIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"wx0123456789abcdef", "WX_1-Z", "0", "-", "_", "azAZ09"})
    void takesLettersDigitsUnderscoresAndHyphens(String text) {
        assertTrue(AppId.isWellFormed(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void takesUpTo64Characters(int length) {
        assertTrue(AppId.isWellFormed("w".repeat(length)));
        assertFalse(AppId.isWellFormed("w".repeat(64 + length)));
    }

    @ParameterizedTest
    @MethodSource("io.cloudcall.call.MalformedAppIds#all")
    void takesNothingElse(String text) {
        assertFalse(AppId.isWellFormed(text));
    }
}
