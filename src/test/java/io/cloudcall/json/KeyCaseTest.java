package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.RequestGenerator;
import io.cloudcall.call.ResponseGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCaseTest {
    @ParameterizedTest
    @CsvSource({
        "biz_id, bizId",
        "service_type_name, serviceTypeName",
        "_id, Id",
        "__id, _Id",
        "a__b, a_B",
        "a_b_, aB_",
        "a_1, a_1",
        "a_1b, a_1b",
        "a_B, a_B",
        "a_, a_",
        "_, _",
        "__, __",
        "bizId, bizId",
        "a_b_c, aBC",
        "a_é, a_é",
        "用户_x, 用户X",
        "😀_a, 😀A",
        "a_z_, aZ_",
        "_a_B_c, A_BC",
        "a-b c_d, a-b cD",
        "'', ''",
    })
    void convertsEachUnderscoreBeforeASmallLetter(String sent, String received) {
        assertEquals("{\"" + received + "\":1," + ResponseGenerator.OK, ResponseGenerator.json("{\"" + sent + "\":1}"));
    }

    @Test
    void convertsKeysInsideObjects() {
        assertEquals(
                "{\"aB\":{\"cD\":{\"eF\":1}}," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"a_b\":{\"c_d\":{\"e_f\":1}}}"));
    }

    @Test
    void convertsKeysInsideArraysOfArrays() {
        assertEquals(
                "{\"a\":[[[{\"bC\":[{\"dE\":1}]}]]]," + ResponseGenerator.OK,
                ResponseGenerator.json("{\"a\":[[[{\"b_c\":[{\"d_e\":1}]}]]]}"));
    }

    @Test
    void convertsKeysThatAreSpelledWithEscapes() {
        assertEquals("{\"aB\":1," + ResponseGenerator.OK, ResponseGenerator.json("{\"a\\u005f\\u0062\":1}"));
    }

    @Test
    void leavesValuesAlone() {
        assertEquals("[\"a_b\",{\"c\":\"d_e\"}]", ResponseGenerator.value("[\"a_b\",{\"c\":\"d_e\"}]"));
    }

    @ParameterizedTest
    @CsvSource({
        "bizId, biz_id",
        "BizId, biz_id",
        "A1b, a1b",
        "a1B, a1_b",
        "ABC, a_b_c",
        "biz_id, biz_id",
        "a_B, a__b",
        "_A, __a",
        "é, é",
        "aÉ, aÉ",
        "用户X, 用户_x",
        "Z, z",
        "@[, @[",
        "'', ''",
    })
    void convertsCapitalsOfRequests(String given, String sent) {
        assertEquals(
                "{\"" + sent + "\":1}",
                RequestGenerator.posted("{\"" + given + "\":1}").body());
    }
}
