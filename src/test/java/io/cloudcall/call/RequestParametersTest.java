package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.json.JsonObject;
import io.cloudcall.json.JsonValue;
import io.cloudcall.json.KeyCase;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParametersTest {
    private static RequestParameters got(String data) {
        return RequestGenerator.got(data);
    }

    private static JsonValue parse(String json) {
        return StrictJsonParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestParameters posted(String data) {
        return RequestGenerator.posted(data);
    }

    @Test
    void convertsKeysAtEveryDepth() {
        assertEquals(
                "{\"a_b\":{\"c_d\":[[{\"e_f\":1}]]}}",
                posted("{\"aB\":{\"cD\":[[{\"eF\":1}]]}}").body());
    }

    @Test
    void leavesValuesAlone() {
        String values = "{\"a\":[\"xY\",1,-0,1.50,12345678901234567890,true,false,null,\"\"]}";
        assertEquals(values, posted(values).body());
    }

    @Test
    void forwardsUnknownParameters() {
        assertEquals(
                "{\"unknown_key\":{\"this_one\":1}}",
                posted("{\"unknownKey\":{\"this_one\":1}}").body());
    }

    @Test
    void movesConvertedKeysBehindTheOthers() {
        assertEquals("{\"b\":2,\"a_b\":1}", posted("{\"aB\":1,\"b\":2}").body());
    }

    @Test
    void letsTheConvertedKeyWin() {
        assertEquals("{\"a_b\":2}", posted("{\"a_b\":1,\"aB\":2}").body());
        assertEquals("{\"a_b\":2}", posted("{\"aB\":2,\"a_b\":1}").body());
    }

    @Test
    void isEmptyForNoData() {
        assertEquals("{}", posted("{}").body());
        assertEquals(Map.of(), got("{}").query());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "accessToken", "AccessToken", "Access_token"})
    void neverSendsTheCallersAccessToken(String key) {
        String data = "{\"" + key + "\":\"x\",\"a\":1}";
        assertEquals("{\"a\":1}", posted(data).body());
        assertEquals(Map.of("a", "1"), got(data).query());
    }

    @Test
    void forwardsAnAccessTokenThatIsNested() {
        assertEquals(
                "{\"a\":{\"access_token\":\"x\"}}",
                posted("{\"a\":{\"accessToken\":\"x\"}}").body());
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
    void sendsOnlyStringsUnquotedInAQuery(String value, String parameter) {
        Map<String, String> query =
                got("{\"someKey\":" + value.replace('\'', '"') + "}").query();
        assertEquals(Map.of("some_key", parameter.replace('\'', '"')), query);
    }

    @Test
    void keepsTheOrderOfParameters() {
        assertEquals(
                "[1, c, b, a_b]",
                got("{\"c\":1,\"aB\":2,\"b\":3,\"1\":4}").query().keySet().toString());
    }

    @Test
    void leavesTheGivenDataAsItWas() {
        JsonObject data = RequestGenerator.object("{\"aB\":1,\"access_token\":2}");
        RequestParameters.of(RequestGenerator.POST, CallRequest.of("some.post", data));
        assertEquals(
                new LinkedHashMap<>(
                        RequestGenerator.object("{\"aB\":1,\"access_token\":2}").members()),
                data.members());
    }

    @Test
    void hasTheMembersOfQueryAndBodyWithTheirTypesAndWithoutTheCallersAccessToken() {
        JsonObject query = (JsonObject) parse("{\"ACCESS_TOKEN\":\"mine\",\"scene\":1.50}");
        JsonObject data = (JsonObject) parse("{\"access_token\":\"mine\",\"idS\":12345678901234567890}");
        RequestParameters parameters = RequestParameters.of(
                new Api("/wxa/x", Api.Method.POST, "/wxa/x", Api.Kind.READ, List.of()),
                new CallRequest("/wxa/x", data, query, false));

        assertEquals("{\"scene\":1.50}", parameters.queryMembers().toJson());
        assertEquals("{\"idS\":12345678901234567890}", parameters.bodyMembers().toJson());
        assertEquals(KeyCase.AS_IS, parameters.keyCase());
    }
}
