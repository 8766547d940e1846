package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallResultTest {
    @Nested
    class OfASuccess {
        @Test
        void appendsErrMsgAndErrCode() {
            CallResult result = ResponseGenerator.read(200, ResponseGenerator.JSON, "{\"count\":1}");
            assertEquals(
                    "{\"count\":1,\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}", result.json());
            assertEquals("openapi.logistics.getAllAccount:ok", result.errMsg());
            assertEquals(0, result.numericErrCode());
            assertFalse(result.isError());
        }

        @Test
        void dropsErrcodeAndErrmsgAtTheTopOnly() {
            assertEquals(
                    "{\"a\":{\"errcode\":1,\"errmsg\":\"x\"}," + ResponseGenerator.OK,
                    ResponseGenerator.json("{\"errcode\":0,\"a\":{\"errcode\":1,\"errmsg\":\"x\"},\"errmsg\":\"ok\"}"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-0", "0.0", "00", "0e9", "1e-400", "false", "null", "\"\""})
        void isOneWithAFalsyErrcode(String errcode) {
            assertEquals(
                    "{\"a\":1," + ResponseGenerator.OK,
                    ResponseGenerator.json("{\"errcode\":" + errcode + ",\"a\":1}"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'errMsg':1,'a':2}               | {'errMsg':#,'a':2,'errCode':0}",
                    "{'errCode':1,'a':2}              | {'errCode':0,'a':2,'errMsg':#}",
                    "{'errCode':1,'errMsg':2,'a':3}   | {'errCode':0,'errMsg':#,'a':3}",
                    "{'err_msg':1,'a':2}              | {'a':2,'errMsg':#,'errCode':0}",
                    "{'err_code':1,'a':2,'b_c':3}     | {'a':2,'errCode':0,'bC':3,'errMsg':#}",
                    "{'err_code':1,'errMsg':2,'x':3}  | {'errMsg':#,'x':3,'errCode':0}",
                    "{'errMsg':{'a_b':[1]},'errmsg':2}| {'errMsg':#,'errCode':0}",
                })
        void overwritesErrMsgAndErrCodeInTheirPlace(String sent, String received) {
            String expected = received.replace("#", "'openapi.logistics.getAllAccount:ok'");
            assertEquals(expected.replace('\'', '"'), ResponseGenerator.json(sent.replace('\'', '"')));
        }
    }

    @Nested
    class OfWeChatsError {
        @Test
        void dropsAllOtherFields() {
            CallResult result = ResponseGenerator.read(
                    200,
                    ResponseGenerator.JSON,
                    "{\"a\":1,\"errMsg\":\"b\",\"errmsg\":\"invalid credential\",\"errcode\":40001}");
            assertEquals(ResponseGenerator.failure("40001", "invalid credential"), result.json());
            assertEquals("openapi.logistics.getAllAccount:fail invalid credential", result.errMsg());
            assertTrue(result.isError());
            assertEquals(40001, result.numericErrCode());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1",
                    "-1",
                    "0.5",
                    "5e-324",
                    "true",
                    "\"0\"",
                    "\" \"",
                    "\"false\"",
                    "[]",
                    "[0]",
                    "{}",
                    "{\"a_b\":[1]}"
                })
        void keepsATruthyErrcodeAsItCame(String errcode) {
            CallResult result = ResponseGenerator.read(
                    200, ResponseGenerator.JSON, "{\"errcode\":" + errcode + ",\"errmsg\":\"x\"}");
            assertEquals(ResponseGenerator.failure(errcode, "x"), result.json());
            assertTrue(result.isError());
        }

        @Test
        void takesTheLastOfTwoErrcodes() {
            assertEquals(
                    ResponseGenerator.failure("2", "y"),
                    ResponseGenerator.json("{\"errcode\":1,\"errcode\":2,\"errmsg\":\"x\",\"errmsg\":\"y\"}"));
        }

        @Test
        void knowsItsCodeHoweverItIsSpelled() {
            assertEquals(40001, code("4.0001e4"));
            assertEquals(40001, code("40001.0000000000000"));
        }

        @Test
        void hasNoCodeToLookUpIfItIsNoWholeNumber() {
            assertEquals(0, code("40001.5"));
            assertEquals(0, code("\"40001\""));
            assertEquals(0, code("1e300"));
            assertEquals(0, code("true"));
        }

        private static int code(String errcode) {
            return ResponseGenerator.read(200, ResponseGenerator.JSON, "{\"errcode\":" + errcode + "}")
                    .numericErrCode();
        }
    }

    @Nested
    class OfOurOwnErrors {
        @Test
        void saysWhatBecameOfTheTransport() {
            CallResult result = CallResult.transportFailed(ResponseGenerator.API, "connection refused");
            assertEquals(
                    ResponseGenerator.failure("-501001", "-501001 resource system error. connection refused"),
                    result.json());
            assertEquals(-501001, result.numericErrCode());
        }

        @Test
        void namesTheInvalidSetting() {
            CallResult result = CallResult.badArguments(ResponseGenerator.API, "WECHAT_APPID is missing: set it");
            assertEquals(
                    ResponseGenerator.failure("-601002", "-601002 system args error. WECHAT_APPID is missing: set it"),
                    result.json());
            assertEquals(-601002, result.numericErrCode());
        }

        @Test
        void quotesTheBodyThatIsNotJson() {
            CallResult result = ResponseGenerator.read(200, ResponseGenerator.JSON, "{\"a\":'\n\u007f");
            assertEquals(ResponseGenerator.invalid("{\\\"a\\\":'\\n\u007f"), result.json());
            assertEquals(-601001, result.numericErrCode());
        }
    }
}
