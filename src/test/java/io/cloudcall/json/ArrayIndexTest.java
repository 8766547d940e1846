package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.ResponseGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayIndexTest {
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
}
