package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "false",
                "\"\"",
                "0",
                "{\"a\":[1,{\"b\":[]}],\"c\":\"快递😀\"}",
                "[0,-0,1.0,1E5,1e400,12345678901234567890.0]"
            })
    void readsJsonAndKeepsTheTextOfNumbers(String document) {
        assertEquals(document, JsonWriter.stringify(parse(document)));
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud83d, \uFFFD",
        "\\uDE00, \uFFFD",
        "\\ud83d\\ude00, 😀",
        "\\ude00\\ud83d, \uFFFD\uFFFD",
        "\\ud83d\\ud83d\\ude00, \uFFFD😀",
        "\\ud83d\\n, \uFFFD\\n",
        "\\ud83dude00, \uFFFDude00",
        "\\\\ud83d, \\\\ud83d",
        "\\\\\\ud83d, \\\\\uFFFD",
        "\\ud7ff\\ue000, \uD7FF\uE000"
    })
    void replacesHalvesOfSurrogatePairs(String sent, String received) {
        assertEquals(
                "{\"" + received + "\":\"" + received + "\"}",
                JsonWriter.stringify(StrictJsonParser.parseWellFormed(bytes("{\"" + sent + "\":\"" + sent + "\"}"))));
    }

    @Test
    void keepsHalvesOfSurrogatePairsOtherwise() {
        assertEquals("[\"a\\ud83d\"]", JsonWriter.stringify(parse("[\"a\\ud83d\"]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83", "\"\\ud83\"", "\"\\ud83d\\u\"", "\"\\ud83d\\", "\\ud83d"})
    void refusesEscapesThatAreCut(String document) {
        assertTrue(refusal(bytes(document)).startsWith("it is malformed"), document);
    }

    @Test
    void skipsWhiteSpace() {
        assertEquals("{\"a\":1}", JsonWriter.stringify(parse(" \t\r\n{ \"a\" : 1 } \n")));
    }

    @Test
    void takesTheLastOfTwoMembersOfOneName() {
        assertEquals("{\"a\":2,\"b\":1}", JsonWriter.stringify(parse("{\"a\":1,\"b\":1,\"a\":2}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "NaN",
                "'a'",
                "\"\n\"",
                "\"\\x41\"",
                "\"\\u12\"",
                "tru",
                "{a:1}",
                "//\n1",
                "]",
                "\u0001{}"
            })
    void refusesWhatJsonForbids(String document) {
        assertTrue(refusal(bytes(document)).startsWith("it is malformed at line "), document);
    }

    @Test
    void refusesAnEmptyDocument() {
        assertEquals("it is empty", refusal(bytes("")));
        assertEquals("it is empty", refusal(bytes(" \n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "1 2", "[]null"})
    void refusesASecondValue(String document) {
        assertEquals("there is text after the value", refusal(bytes(document)));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertTrue(refusal(HexFormat.of().parseHex("22ff22")).startsWith("it is malformed"));
        assertEquals("it is not UTF-8", refusal(HexFormat.of().parseHex("0000005b00110000")));
    }

    @Test
    void refusesDocumentsBeyondJacksonsLimits() {
        parse("[".repeat(1_000) + "]".repeat(1_000));
        assertEquals("it is nested too deeply", refusal(bytes("[".repeat(1_001) + "]".repeat(1_001))));
        assertEquals("it has a number that is too long", refusal(bytes("1".repeat(1_001))));
        assertEquals("it has a name that is too long", refusal(bytes("{\"" + "k".repeat(50_001) + "\":1}")));
        assertEquals("it has a text that is too long", refusal(bytes("\"" + "t".repeat(20_000_001) + "\"")));
        assertEquals("it has more than 200,000 values", refusal(bytes("[" + "-1,".repeat(200_000) + "1]")));
    }

    @Test
    void neverQuotesTheDocument() {
        assertFalse(refusal(bytes("{\"secret\":hunter2}")).contains("hunter"));
        assertFalse(refusal(bytes("{\"secret\":\"hunter2\\x\"}")).contains("hunter"));
    }

    private static JsonValue parse(String document) {
        return StrictJsonParser.parse(bytes(document));
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private static String refusal(byte[] document) {
        return String.valueOf(assertThrows(JsonParseException.class, () -> StrictJsonParser.parse(document))
                .getMessage());
    }
}
