package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformErrorTest {
    @ParameterizedTest
    @CsvSource({
        "RESPONSE_TOO_LARGE, -604001",
        "API_NOT_FOUND, -604100",
        "NO_PERMISSION, -604101",
        "TIMEOUT, -604102",
        "SYSTEM_ERROR, -604103",
    })
    void containsTheCodeButNotTheApi(PlatformError error, int code) {
        assertEquals(code, error.code());
        assertEquals(
                "{\"errCode\":" + code + ",\"errMsg\":\"system error: error code: " + code + "\"}",
                error.result().json());
        assertEquals("system error: error code: " + code, error.result().errMsg());
        assertTrue(error.result().isError());
    }
}
