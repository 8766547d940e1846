package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppSecretsParserTest {

    @Test
    void returnsTheAppSecretByTheAppId() {
        assertEquals(
                Map.of("wx1", "fake-secret-1", "wx2", "fake-secret-2"),
                AppSecretsParser.parse(" {\"wx1\":\"fake-secret-1\",\n\"wx2\":\" fake-secret-2 \"} "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|'is not JSON, because it is empty'",
                "{|'is not JSON, because it is malformed at line 1, column 2'",
                "{\"wx1\":\"x\"}{}|'is not JSON, because there is text after the value'",
                "[\"wx1\"]|is not a JSON object",
                "\"fake-secret\"|is not a JSON object",
                "{}|has no AppID",
                "{\"wx1\":\"\"}|has an AppID whose AppSecret is not a text",
                "{\"wx1\":\" \"}|has an AppID whose AppSecret is not a text",
                "{\"wx1\":7}|has an AppID whose AppSecret is not a text",
                "{\"wx1\":null}|has an AppID whose AppSecret is not a text",
                "{\"wx1\":\"x\",\"wx2\":{\"appSecret\":\"x\"}}|has an AppID whose AppSecret is not a text",
            })
    void refusesAnythingElse(String text, String reason) {
        assertEquals(
                reason,
                assertThrows(MalformedSecretException.class, () -> AppSecretsParser.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "{\"hidden\":hidden}", "{\"hidden\":[\"hidden\"]}", "{hidden", "\"hidden\""})
    void quotesNothingOfWhatIsStored(String text) {
        Throwable refusal = assertThrows(MalformedSecretException.class, () -> AppSecretsParser.parse(text));

        assertFalse(StackTraces.of(refusal).contains("hidden"), StackTraces.of(refusal));
    }
}
