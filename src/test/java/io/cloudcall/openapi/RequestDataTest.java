package io.cloudcall.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDataTest {
    @Test
    void convertsKeysAtEveryDepth() {
        assertEquals(
                "{\"a_b\":{\"c_d\":[[{\"e_f\":1}]]}}",
                of("{\"aB\":{\"cD\":[[{\"eF\":1}]]}}").toJson());
    }

    @Test
    void leavesValuesAlone() {
        String values = "{\"a\":[\"xY\",1,-0,1.50,12345678901234567890,true,false,null,\"\"]}";
        assertEquals(values, of(values).toJson());
    }

    @Test
    void forwardsUnknownParameters() {
        assertEquals(
                "{\"nobody_knows\":{\"this_one\":1}}",
                of("{\"nobodyKnows\":{\"this_one\":1}}").toJson());
    }

    @Test
    void movesConvertedKeysBehindTheOthers() {
        assertEquals("{\"b\":2,\"a_b\":1}", of("{\"aB\":1,\"b\":2}").toJson());
    }

    @Test
    void letsTheConvertedKeyWin() {
        assertEquals("{\"a_b\":2}", of("{\"a_b\":1,\"aB\":2}").toJson());
        assertEquals("{\"a_b\":2}", of("{\"aB\":2,\"a_b\":1}").toJson());
    }

    @Test
    void isEmptyForNoData() {
        assertEquals("{}", RequestData.of(JsonObject.EMPTY).toJson());
        assertEquals(Map.of(), RequestData.of(JsonObject.EMPTY).toQuery());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "accessToken", "AccessToken", "Access_token"})
    void neverSendsTheCallersAccessToken(String key) {
        RequestData data = of("{\"" + key + "\":\"x\",\"a\":1}");
        assertEquals("{\"a\":1}", data.toJson());
        assertEquals(Map.of("a", "1"), data.toQuery());
    }

    @Test
    void forwardsAnAccessTokenThatIsNested() {
        assertEquals(
                "{\"a\":{\"access_token\":\"x\"}}",
                of("{\"a\":{\"accessToken\":\"x\"}}").toJson());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'a b&c=d'          | a b&c=d",
                "''                 | ``",
                "'1'                | 1",
                "1.0                | 1.0",
                "12345678901234567890| 12345678901234567890",
                "true               | true",
                "null               | null",
                "['aB',{'cD':1}]    | ['aB',{'c_d':1}]",
                "{'cD':{'eF':[]}}   | {'c_d':{'e_f':[]}}",
            })
    void givesStringsAsTheyAreAndOtherValuesAsJsonInAQuery(String value, String parameter) {
        Map<String, String> query =
                of("{\"someKey\":" + value.replace('\'', '"') + "}").toQuery();
        assertEquals(Map.of("some_key", parameter.replace('\'', '"')), query);
    }

    @Test
    void keepsTheOrderOfParameters() {
        assertEquals(
                "[1, c, b, a_b]",
                of("{\"c\":1,\"aB\":2,\"b\":3,\"1\":4}").toQuery().keySet().toString());
    }

    @Test
    void leavesTheGivenDataAsItWas() {
        JsonObject data = object("{\"aB\":1,\"access_token\":2}");
        RequestData.of(data);
        assertEquals(new LinkedHashMap<>(object("{\"aB\":1,\"access_token\":2}").members()), data.members());
    }

    private static RequestData of(String data) {
        return RequestData.of(object(data));
    }

    private static JsonObject object(String text) {
        return (JsonObject) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
