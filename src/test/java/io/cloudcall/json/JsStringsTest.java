package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.ResponseGenerator;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsStringsTest {
    private static final String BROKEN = "\uFFFD";

    /** Counts recorded from {@code Buffer.from(hex, 'hex').toString()} in Node 20. */
    @ParameterizedTest
    @CsvSource({
        "ff, 1",
        "c080, 2",
        "e282, 1",
        "f09f98, 1",
        "f4908080, 4",
        "eda080, 3",
        "edbfbf, 3",
        "eda0, 2",
        "edbb, 2",
        "ed, 1",
        "eda080edb080, 6",
        "ededa080, 4",
        "edc0, 2",
    })
    void replacesBrokenBytesOneForOneAsNodeDoes(String hex, int replacements) {
        assertEquals(
                BROKEN.repeat(replacements), JsStrings.decodeUtf8(HexFormat.of().parseHex(hex)));
    }

    @Test
    void readsTheCharactersNextToSurrogates() {
        assertEquals("\uD7FF\uE000", JsStrings.decodeUtf8(HexFormat.of().parseHex("ed9fbfee8080")));
    }

    @Test
    void leavesTheBytesAsTheyWere() {
        byte[] bytes = HexFormat.of().parseHex("eda080");
        JsStrings.decodeUtf8(bytes);
        assertArrayEquals(HexFormat.of().parseHex("eda080"), bytes);
    }

    @Test
    void readsResponsesWithItsReplacements() {
        byte[] body = HexFormat.of().parseHex("7b2261223a22eda08022" + "7d");
        String expected = "{\"a\":\"" + BROKEN.repeat(3) + "\"," + ResponseGenerator.OK;
        assertEquals(
                expected,
                ResponseGenerator.read(200, ResponseGenerator.JSON, body).json());
    }

    /** Facts recorded from {@code trim()} in Node 20. */
    @Test
    void trimsWhatJavaScriptCallsWhiteSpace() {
        String white = "\t\n\u000b\f\r \u00a0\ufeff\u1680\u2000\u2007\u200a\u2028\u2029\u202f\u205f\u3000";
        assertEquals("x y", JsStrings.trim(white + "x y" + white));
        assertEquals("", JsStrings.trim(white));
        assertEquals("", JsStrings.trim(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001c", "\u001f", "\b", "\u000e", "\u180e", "\u200b", "\u0085", "\u0000"})
    void trimsNothingElse(String notWhite) {
        String text = notWhite + "x" + notWhite;
        assertEquals(text, JsStrings.trim(text));
    }

    @Test
    void trimsTheTypeOfABuffer() {
        String expected =
                "{\"contentType\":\"image/png\",\"buffer\":{\"type\":\"Buffer\",\"data\":[]}," + ResponseGenerator.OK;
        assertEquals(expected, ResponseGenerator.json("\u00a0image/png\ufeff", ""));
    }

    @Test
    void writesAMissingErrmsgAsUndefined() {
        assertEquals(ResponseGenerator.failure("1", "undefined"), ResponseGenerator.json("{\"errcode\":1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'text'                | text",
                "''                    | ``",
                "'\\ud800'             | \\ud800",
                "null                  | null",
                "true                  | true",
                "false                 | false",
                "0                     | 0",
                "-0                    | 0",
                "1.50                  | 1.5",
                "1e21                  | 1e+21",
                "[]                    | ``",
                "[null]                | ``",
                "[null,null]           | ,",
                "[[],[]]               | ,",
                "[1,'a',true,false]    | 1,a,true,false",
                "[1,[2,null,[]],'a']   | 1,2,,,a",
                "[[[[7]]],[8,[9]]]     | 7,8,9",
                "['',['']]             | ,",
                "['\\ud83d','\\ude00'] | \\ud83d,\\ude00",
            })
    void writesOtherErrmsgsAsATemplateLiteralDoes(String errmsg, String text) {
        String body = "{\"errcode\":1,\"errmsg\":" + errmsg.replace('\'', '"') + "}";
        assertEquals(ResponseGenerator.failure("1", text), ResponseGenerator.json(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":1}", "[{}]", "[1,[[{\"a\":1}]]]"})
    void failsLikeJavaScriptOnObjects(String errmsg) {
        assertEquals(
                ResponseGenerator.failure("-1", "Cannot convert object to primitive value"),
                ResponseGenerator.json("{\"errcode\":40001,\"errmsg\":" + errmsg + "}"));
    }
}
