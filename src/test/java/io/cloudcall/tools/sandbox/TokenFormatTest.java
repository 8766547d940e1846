package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TokenFormatTest {

    @Test
    void looksLikeTokensOfWeChat() {
        String token = TokenFormat.REALISTIC.generate();

        assertTrue(token.matches("98_[A-Za-z0-9_-]{133}"), token);
    }

    @Test
    void neverGivesTheSameTokenTwice() {
        assertNotEquals(TokenFormat.REALISTIC.generate(), TokenFormat.REALISTIC.generate());
    }

    @Test
    void canBeLongerThanTheLengthThatWeChatAnnounces() {
        assertEquals(600, TokenFormat.LONG.generate().length());
    }

    @Test
    void canNeedPercentEncoding() {
        assertTrue(TokenFormat.URL_UNSAFE.generate().endsWith("+/=&%41 #?"));
    }

    @Test
    void refusesALengthThatCouldBeGuessed() {
        assertThrows(IllegalArgumentException.class, () -> new TokenFormat(20, ""));
    }
}
