package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of JSON that no list of accounts has: texts in an array, objects, and the kind of the whole. */
class FieldReaderTest {
    @Test
    void readsTextsOfAnArray() {
        FieldReader fields = FieldReader.ofResult("{\"tags\":[\"a\",12345678901234567890],\"errMsg\":\"ok\"}");

        assertEquals(List.of("a", "12345678901234567890"), fields.strings("tags"));
        assertEquals(Map.of(), fields.remaining());
        assertTrue(fields.hasReadAny());
    }

    @Test
    void keepsAnArrayOfWhichNotAllIsText() {
        FieldReader fields = FieldReader.ofResult("{\"tags\":[\"a\",null,{}],\"none\":null}");

        assertEquals(List.of("a"), fields.strings("tags"));
        assertEquals(List.of(), fields.strings("none"));
        assertEquals(List.of(), fields.strings("absent"));
        assertEquals(Map.of("tags", "[\"a\",null,{}]"), fields.remaining());
        assertFalse(fields.hasReadAny());
    }

    @Test
    void readsAnObject() {
        FieldReader fields = FieldReader.ofResult("{\"one\":{\"name\":\"n\"},\"other\":[1]}");

        assertEquals("n", fields.object("one", inner -> String.valueOf(inner.string("name"))));
        assertNull(fields.object("other", FieldReader::remaining));
        assertEquals(Map.of("other", "[1]"), fields.remaining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"list\":[]}|true",
                "{\"list\":[\"a\"]}|true",
                "{\"list\":[{}]}|false",
                "{\"list\":{}}|false",
                "{}|true",
                "{\"count\":0,\"list\":null}|true",
                "{\"count\":2}|false",
                "{\"more\":1}|false"
            })
    void knowsAList(String json, boolean expected) {
        FieldReader fields = FieldReader.ofResult(json);
        Long count = fields.longValue("count");

        assertEquals(expected, fields.isListOf("list", fields.strings("list"), count));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|The result is no JSON object.",
                "{\"errCode\":-1}|The result is an error.",
                "<html>|The result is not JSON: "
            })
    void refusesWhatIsNoResult(String json, String message) {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> FieldReader.ofResult(json));

        assertTrue(String.valueOf(failure.getMessage()).startsWith(message), failure::getMessage);
    }
}
