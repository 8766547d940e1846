package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ResponseGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    /** Objects as WeChat sends them and as the SDK gives them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'biz_id':1,'alias':''}            | {'alias':'','bizId':1}",
                "{'a_b':1,'c':2,'d_e':3,'f':4}      | {'c':2,'f':4,'aB':1,'dE':3}",
                "{'biz_id':1,'x':2,'bizId':3}       | {'x':2,'bizId':1}",
                "{'bizId':3,'x':2,'biz_id':1}       | {'bizId':1,'x':2}",
                "{'_id':1,'__id':2,'Id':3}          | {'Id':1,'_Id':2}",
                "{'a__b':1,'a_B':2}                 | {'a_B':1}",
                "{'x':1,'10':2,'9':3,'a_b':4,'0':5} | {'0':5,'9':3,'10':2,'x':1,'aB':4}",
                "{'b':1,'01':2,'-1':3,'1.0':4,'1':5}| {'1':5,'b':1,'01':2,'-1':3,'1.0':4}",
                "{'a':1,'b':2,'a':3}                | {'a':3,'b':2}",
                "{'a_b':1,'c':2,'a_b':3}            | {'c':2,'aB':3}",
                "{'1':1,'0':2,'1':3}                | {'0':2,'1':3}",
                "{'b':[{'2':1,'1':2}]}              | {'b':[{'1':2,'2':1}]}",
            })
    void ordersMembersAsJavaScriptDoes(String sent, String received) {
        String result = ResponseGenerator.json(sent.replace('\'', '"'));
        String fields = received.replace('\'', '"');
        assertEquals(fields.substring(0, fields.length() - 1) + "," + ResponseGenerator.OK, result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "9", "10", "17", "4294967293", "4294967294"})
    void putsIndexesBeforeOtherKeys(String index) {
        assertEquals(
                "{\"" + index + "\":1,\"a\":0," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"a\":0,\"" + index + "\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "01",
                "-1",
                "+1",
                "1.0",
                "1e3",
                " 1",
                "1 ",
                "x1",
                "1x",
                "/",
                ":",
                "٣",
                "4294967295",
                "9999999999",
                "10000000000",
                "99999999999999999999"
            })
    void leavesOtherNumeralsInTheirPlace(String key) {
        assertEquals(
                "{\"a\":0,\"" + key + "\":1," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"a\":0,\"" + key + "\":1}"));
    }

    @Test
    void givesTextOnlyOfStrings() {
        JsonObject object = parse("{\"a\":\"x\",\"b\":1}");
        assertEquals("x", object.getString("a"));
        assertNull(object.getString("b"));
        assertNull(object.getString("c"));
    }

    @Test
    void givesNothingForAKeyThatIsAbsent() {
        assertNull(parse("{\"a\":null}").get("b"));
        assertSame(JsonLiteral.NULL, parse("{\"a\":null}").get("a"));
    }

    @Test
    void listsMembersInJavaScriptsOrder() {
        assertEquals(
                List.of("1", "2", "b", "a"),
                List.copyOf(parse("{\"b\":0,\"2\":0,\"a\":0,\"1\":0}").members().keySet()));
    }

    @Test
    void doesNotLetItsMembersBeChanged() {
        Map<String, JsonValue> members = parse("{\"a\":1}").members();
        assertThrows(UnsupportedOperationException.class, members::clear);
    }

    @Test
    void isTruthyEvenWithoutMembers() {
        assertTrue(JsonObject.EMPTY.isTruthy());
    }

    private static JsonObject parse(String text) {
        return (JsonObject) StrictJsonParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
