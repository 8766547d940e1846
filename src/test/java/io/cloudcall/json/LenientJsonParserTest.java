package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.CallResult;
import io.cloudcall.call.ResponseGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonParserTest {
    /** U+0000 to U+0020. */
    private static final String WHITE =
            IntStream.rangeClosed(0, ' ').mapToObj(Character::toString).collect(Collectors.joining());

    @Test
    void skipsEveryCharacterUpToTheSpace() {
        String tokens = String.join(
                WHITE, "", "{", "\"a\"", ":", "[", "1", ",", "true", "]", ",", "\"b\"", ":", "{", "}", "}", "");
        assertEquals("{\"a\":[1,true],\"b\":{}," + ResponseGenerator.OK, ResponseGenerator.json(tokens));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u007f", "\u0085", "\u00a0", "\ufeff", "\u2028", "\u3000", "!"})
    void skipsNoOtherCharacter(String notWhite) {
        assertEquals(ResponseGenerator.invalid("{" + notWhite + "}"), ResponseGenerator.json("{" + notWhite + "}"));
    }

    @Test
    void readsRawControlCharactersInStringsAndKeys() {
        assertEquals(
                "{\"\\u0000\\n\":\"\\u0001\\t\\u001f\"," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"\0\n\":\"\u0001\t\u001f\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "\\\", \\\"",
        "\\\\, \\\\",
        "\\/, /",
        "\\b, \\b",
        "\\f, \\f",
        "\\n, \\n",
        "\\r, \\r",
        "\\t, \\t",
        "\\u00e9, é",
        "\\u0000, \\u0000",
        "\\uD83D\\uDE00, 😀",
        "x\\ty\\nz, x\\ty\\nz",
    })
    void readsEscapes(String sent, String received) {
        assertEquals('"' + received + '"', ResponseGenerator.value('"' + sent + '"'));
    }

    /** A broken escape counts for the digits that it has and swallows the character that breaks it. */
    @ParameterizedTest
    @CsvSource({
        "\\u12x4, \\u00124",
        "\\u1g, \\u0001",
        "\\uzz, \\u0000z",
        "\\u123\\, ģ",
        "\\u+123, \\u0000123",
        "\\u٣123, \\u0000123",
        "\\u１23, \\u000023",
        "\\u 41, \\u000041",
    })
    void readsBrokenEscapesOfCodeUnits(String sent, String received) {
        assertEquals('"' + received + '"', ResponseGenerator.value('"' + sent + '"'));
    }

    @ParameterizedTest
    @CsvSource({"\\u, \\u0000", "\\u0, \\u0000", "\\u0e, \\u000e", "\\u00e, \\u000e"})
    void readsOnBehindAQuoteThatBreaksAnEscape(String sent, String received) {
        assertEquals(
                "{\"v\":\"" + received + "x\"," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"v\":\"" + sent + "\"x\"}"));
        refuses("{\"v\":\"" + sent + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\x41\"",
                "\"\\'\"",
                "\"\\0\"",
                "\"\\U0041\"",
                "\"\\\n\"",
                "\"open",
                "\"open\\",
                "\"\\u",
                "\"\\u0",
                "'a'",
                "a",
                "T"
            })
    void refusesOtherStrings(String value) {
        refuses("{\"v\":" + value + "}");
        refuses("{\"v\":" + value);
    }

    @ParameterizedTest
    @CsvSource({
        "01, 1",
        "007, 7",
        "-01, -1",
        "00.5, 0.5",
        "1., 1",
        "-1., -1",
        "1.e3, 1000",
        "-.5, -0.5",
        "-.5e1, -5",
        "1e05, 100000",
        "1E+2, 100",
        "-0., 0",
        "0e9, 0",
    })
    void readsNumbersThatJsonForbids(String sent, String received) {
        assertEquals(received, ResponseGenerator.value(sent));
        assertEquals("[" + received + "," + received + "]", ResponseGenerator.value("[" + sent + "," + sent + "]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".5",
                "+1",
                "-",
                "-.",
                ".",
                "1e",
                "1e+",
                "1E-",
                "-e1",
                "--1",
                "1..2",
                "1.2.3",
                "1e1e1",
                "1e1.5",
                "NaN",
                "-NaN",
                "Infinity",
                "-Infinity",
                "0x10",
                "1_000",
                "1n",
                "1d",
                "1f",
                "1e400",
                "-1e400",
                "1.8e308",
                "٣"
            })
    void refusesOtherNumbers(String value) {
        refuses("{\"v\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"True", "tru", "truE", "fals", "nul", "nulL", "undefined", "t", "truefalse", "true1", "n ull"})
    void refusesOtherWords(String value) {
        refuses("{\"v\":" + value + "}");
        refuses("{\"v\":" + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{", "}", "{]", "[}", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1,,\"b\":2}",
                        "{\"a\":1 \"b\":2}",
                "{\"a\":1", "{\"a\":1,", "{\"a\"", "{\"a\":", "{a:1}", "{1:1}", "{'a':1}", "{\"a\"=1}", "{\"a\"::1}",
                        "{null:1}",
                "{\"a\":[1,]}", "{\"a\":[,1]}", "{\"a\":[1 2]}", "{\"a\":[1}", "{\"a\":[", "{\"a\":[1", "{}}", "{}{}",
                        "{},", "{}x",
                "/**/{}", "{}//", "{{}}", "{[]}", "[]]"
            })
    void refusesABrokenStructure(String body) {
        refuses(body);
    }

    private static void refuses(String body) {
        CallResult result = ResponseGenerator.read(200, ResponseGenerator.JSON, body);
        assertEquals(-601001, result.numericErrCode(), body);
        assertTrue(result.errMsg().endsWith("invalid json: " + body), body);
        assertFalse(ResponseGenerator.read(200, "text/plain", body).isError(), body);
    }
}
