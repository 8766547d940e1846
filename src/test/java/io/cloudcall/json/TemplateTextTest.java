package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.ResponseGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {
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
