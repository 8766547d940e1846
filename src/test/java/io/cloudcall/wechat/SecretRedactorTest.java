package io.cloudcall.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretRedactorTest {
    private final SecretRedactor redactor = new SecretRedactor();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /x?access_token=abc-DEF_1&a=b|GET /x?access_token=***&a=b",
                "ACCESS_TOKEN=abc|ACCESS_TOKEN=***",
                "{\"access_token\":\"abc\",\"expires_in\":7200}|{\"access_token\":\"***\",\"expires_in\":7200}",
                "{\"accessToken\": \"abc\"}|{\"accessToken\": \"***\"}",
                "{\"secret\":\"abc\"}|{\"secret\":\"***\"}",
                "appsecret=abc|appsecret=***",
                "appSecret: abc|appSecret: ***",
                "WECHAT_APP_SECRET=abc|WECHAT_APP_SECRET=***",
                "Authorization: Bearer abc|Authorization: ***",
                "proxy-authorization: Basic abc=|proxy-authorization: ***",
                "https://user:abc@proxy.example:3128/|https://***@proxy.example:3128/",
                "the secret of a good tea|the secret of a good tea"
            })
    void takesOutWhatItsNameGivesAway(String text, String clean) {
        assertEquals(clean, redactor.redact(text));
    }

    @Test
    void takesOutWhatItHasLearntWhereverItStands() {
        redactor.addSecret("s\"e\\c&r=e+t 密");

        assertEquals("raw ***.", redactor.redact("raw s\"e\\c&r=e+t 密."));
        assertEquals("json ***.", redactor.redact("json s\\\"e\\\\c&r=e+t 密."));
        assertEquals("url ***.", redactor.redact("url s%22e%5Cc%26r%3De%2Bt%20%E5%AF%86."));
    }

    @Test
    void doesNotLearnABlankSecret() {
        redactor.addSecret(" ");
        redactor.addSecret("");

        assertEquals("a b", redactor.redact("a b"));
    }

    @Test
    void keepsConfiguredSecretsAfterManyTokens() {
        redactor.addLastingSecret("Bearer key-of-a-token-service");
        for (int i = 0; i < 1_000; i++) {
            redactor.addSecret("token-number-" + i);
        }

        assertEquals("key: ***", redactor.redact("key: Bearer key-of-a-token-service"));
    }

    @Test
    void keepsTheLatestSecretsAndThoseInUse() {
        redactor.addSecret("app-secret-in-use");
        for (int i = 0; i < 100; i++) {
            redactor.addSecret("token-number-" + i);
            redactor.addSecret("app-secret-in-use");
        }

        String clean = redactor.redact("app-secret-in-use token-number-99 token-number-80");
        assertFalse(clean.contains("number") || clean.contains("in-use"), clean);
    }

    @ParameterizedTest
    @CsvSource({
        "first-secret-of-16,***",
        "token a-token-that-is-longer-than-any-other-token,token ***",
        "first-secret-of-16 and a-token-that-is-longer-than-any-other-token.,*** and ***.",
        "first-secret-of-1first-secret-of-16,first-secret-of-1***",
        "first-secret-of-1,first-secret-of-1",
        "short-secret,short-secret",
        "%E5%AF%86 is-not-quoted,%E5%AF%86 is-not-quoted",
        "%E5%AF%86-in-quotation-marks,***"
    })
    void redactsEchoesInResponses(String body, String clean) {
        redactor.addSecret("first-secret-of-16");
        redactor.addSecret("short-secret");
        redactor.addSecret("密-in-quotation-marks");
        redactor.addSecret("a-token-that-is-longer-than-any-other-token");

        byte[] masked = redactor.maskEchoedSecrets(body.getBytes(StandardCharsets.UTF_8));
        assertEquals(clean, new String(masked, StandardCharsets.UTF_8));
    }
}
