package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.ResponseGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[ ]                              | []",
                "{ }                              | {}",
                "[ [ ] , { } , [ [ ] ] ]          | [[],{},[[]]]",
                "[ 1 , 'a' , true , false , null ]| [1,'a',true,false,null]",
                "{ 'a' : { 'b' : [ ] } , 'c' : 1 }| {'a':{'b':[]},'c':1}",
            })
    void writesNoSpaces(String sent, String received) {
        assertEquals(received.replace('\'', '"'), ResponseGenerator.value(sent.replace('\'', '"')));
    }

    @Test
    void escapesControlCharactersInLowerCase() {
        String controls = "\0\1\2\3\4\5\6\7\b\t\n\u000b\f\r\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37";
        assertEquals(
                "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                        + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f\"",
                ResponseGenerator.value('"' + controls + '"'));
    }

    @Test
    void leavesEverythingElseRaw() {
        String raw = "\u007f\u0080\u2028\u2029/<>&'快递😀\ufeff\uffff";
        assertEquals('"' + raw + '"', ResponseGenerator.value('"' + raw + '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud83d\\ude00, 😀",
        "\\ud800, \\ud800",
        "\\udbff, \\udbff",
        "\\udc00, \\udc00",
        "\\udfff, \\udfff",
        "x\\ud800y, x\\ud800y",
        "x\\udc00y, x\\udc00y",
        "\\ude00\\ud83d, \\ude00\\ud83d",
        "\\ud83d\\ud83d\\ude00, \\ud83d😀",
        "\\ud83d\\ude00\\ude00, 😀\\ude00",
        "\\ud7ff\\ue000, \ud7ff\ue000",
    })
    void escapesLoneSurrogatesOnly(String sent, String received) {
        assertEquals('"' + received + '"', ResponseGenerator.value('"' + sent + '"'));
    }

    @Test
    void quotesKeysLikeValues() {
        assertEquals(
                "{\"\\\"\\\\\\n\\ud800\":1," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"\\\"\\\\\\n\\ud800\":1}"));
    }
}
