package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.aws.AwsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppSecretParserTest {
    private static final String REMEDY =
            ": store the AppSecret as plain text, or as JSON such as {\"appSecret\":\"…\"}.";

    private static String parse(@Nullable String text) {
        return SecretSetting.APP_SECRET.parse(text, AppSecretParser::parse);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stored-secret",
                " stored-secret\n",
                "{\"appSecret\":\"stored-secret\"}",
                "\r\n {\"appId\":\"wx1\",\"appSecret\":\" stored-secret \",\"more\":[{}]}\n",
                "{\"appSecret\":\"stored\\u002dsecret\"}"
            })
    void findsTheSecretInPlainTextAndInJson(String text) {
        assertEquals("stored-secret", parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x]", "\"quoted\"", "a=b&c", "密钥", "x{}"})
    void returnsTextThatDoesNotStartAnObject(String text) {
        assertEquals(text, parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "' \n\t'|is empty",
                "{\"appSecret\":\"\"}|is empty",
                "{\"appSecret\":\" \"}|is empty",
                "{}|is JSON without a text field appSecret",
                "{\"AppSecret\":\"x\"}|is JSON without a text field appSecret",
                "{\"appSecret\":7}|is JSON without a text field appSecret",
                "{\"appSecret\":null}|is JSON without a text field appSecret",
                "{\"appSecret\":{\"appSecret\":\"x\"}}|is JSON without a text field appSecret",
                "{\"appSecret\":\"x\"|'begins like JSON, but it is malformed at line 1, column 17'",
                "{|'begins like JSON, but it is malformed at line 1, column 2'",
                "{}{}|'begins like JSON, but there is text after the value'",
            })
    void reportsTheErrorAndTheRemedy(String text, String what) {
        AwsException unusable = assertThrows(AwsException.class, () -> parse(text));

        assertEquals("The secret that WECHAT_APP_SECRET_ARN names " + what + REMEDY, unusable.userMessage());
        assertEquals(AwsException.Reason.CONFIGURATION, unusable.reason());
    }

    @Test
    void refusesBytes() {
        AwsException unusable = assertThrows(AwsException.class, () -> parse(null));

        assertEquals(
                "The secret that WECHAT_APP_SECRET_ARN names holds bytes, not text" + REMEDY, unusable.userMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"appSecret\":hidden-value}",
                "{\"appSecret\":\"hidden-value",
                "{hidden-value",
                "{\"hidden-value\":1}",
                "{'appSecret':'hidden-value'}"
            })
    void quotesNothingOfWhatIsStored(String text) {
        AwsException unusable = assertThrows(AwsException.class, () -> parse(text));

        assertFalse(StackTraces.of(unusable).contains("hidden"), StackTraces.of(unusable));
    }
}
