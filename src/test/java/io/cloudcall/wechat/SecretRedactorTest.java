package io.cloudcall.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                "the secret of a good tea|the secret of a good tea",
                "openapi.auth.getAccessToken:fail -601002 system|openapi.auth.getAccessToken:fail -601002 system",
                "openapi.auth.getAccessToken:ok|openapi.auth.getAccessToken:ok",
                "{\"access_token\":null,\"secret\":\"\"}|{\"access_token\":null,\"secret\":\"\"}",
                "such as {\"appSecret\":\"…\"}|such as {\"appSecret\":\"…\"}",
                "{\"session_key\":\"a\\/b==\",\"openid\":\"o\"}|{\"session_key\":\"***\",\"openid\":\"o\"}",
                "a 5\" screen {\"encrypt_key\":\"ab\"}|a 5\" screen {\"encrypt_key\":\"***\"}",
                "{\"a\":\"{\\\"secret\\\":\\\"ab\\\"}\"}|{\"a\":\"{\\\"secret\\\":\\\"***\\\"}\"}",
                "{\"receiver\":{\"name\":\"}\",\"a\":[1]},\"b\":2}|{\"receiver\":***,\"b\":2}",
                "{\"receiver\":{\"name\":\"cut|{\"receiver\":***",
                "{\"mobile\":13800000000}|{\"mobile\":***}",
                "GET /x?js_code=abc&mobile=138&a=b|GET /x?js_code=***&mobile=***&a=b"
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

    @ParameterizedTest
    @CsvSource({"s%2fe%3F1", "s%2Fe%3f1", "s\\/e?1", "s\\u002fe\\u003F1", "\\u0073/e?1", "s\\u00252Fe?1", "s%5C%2Fe?1"})
    void findsAnEscapedSecret(String spelling) {
        redactor.addSecret("s/e?1");

        assertEquals("a ***.", redactor.redact("a " + spelling + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "true", "200", "2024", "1", "abcdefg"})
    void takesNoWordForASecret(String word) {
        redactor.addSecret(word);
        redactor.addLastingSecret(word);

        assertEquals("a " + word + " b", redactor.redact("a " + word + " b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pw12", "p-wd", "abcdefgh", "12345678"})
    void masksAShortPasswordInLogsOnly(String password) {
        redactor.addLastingSecret(password);

        assertEquals("a *** b", redactor.redact("a " + password + " b"));
        assertEquals(password, redactor.maskEchoedSecrets(password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\\\\a", "\\", "\"", "{", "%41", "\\u0041"})
    void takesLongTextInStride(String part) {
        redactor.addSecret("s/e?1");
        String text = "secret=" + part.repeat(100_000);

        assertTrue(redactor.redact(text).length() <= text.length());
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

    private static String masked(SecretRedactor redactor, String text) {
        return new String(redactor.maskEchoedSecrets(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void masksInAResponseTheSecretsOfItsScopeAndTheLastingOnes() {
        SecretRedactor one = redactor.openScope();
        SecretRedactor two = redactor.openScope();
        one.addSecret("fake-token-of-one-1");
        two.addSecret("fake-token-of-two-2");
        two.addLastingSecret("fake-lasting-of-two-3");
        redactor.addLastingSecret("fake-lasting-of-all-4");
        String all = "fake-token-of-one-1 fake-token-of-two-2 fake-lasting-of-two-3 fake-lasting-of-all-4";

        assertEquals("*** fake-token-of-two-2 fake-lasting-of-two-3 ***", masked(one, all));
        assertEquals("*** fake-token-of-two-2 fake-lasting-of-two-3 ***", one.maskEchoedSecrets(all));
        assertEquals("fake-token-of-one-1 *** *** ***", masked(two, all));
        assertEquals("fake-token-of-one-1 *** *** ***", two.maskErrorText(all));
        assertEquals("*** *** *** ***", redactor.redact(all));
        assertEquals("*** *** *** ***", two.redact(all));
    }

    @Test
    void forgetsTheSecretsOfAScopeThatIsClosed() {
        SecretRedactor one = redactor.openScope();
        SecretRedactor two = redactor.openScope();
        one.addSecret("fake-token-of-one-1");
        two.addSecret("fake-token-of-two-2");
        redactor.redact("so that they are collected");
        redactor.closeScope(one);

        assertEquals("fake-token-of-one-1 ***", redactor.redact("fake-token-of-one-1 fake-token-of-two-2"));
        assertEquals("***", masked(one, "fake-token-of-one-1"));
    }

    @Test
    void keepsTheLastEightSecretsOfAScope() {
        SecretRedactor one = redactor.openScope();
        one.addLastingSecret("fake-lasting-secret");
        for (int i = 0; i < 9; i++) {
            one.addSecret("fake-token-number-" + i);
        }

        assertEquals(
                "fake-token-number-0 *** ***",
                masked(one, "fake-token-number-0 fake-token-number-1 fake-lasting-secret"));
    }
}
