package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ResponseGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "40001", "123456789012345", "999999999999999"})
    void keepsPlainWholeNumbers(String number) {
        assertEquals(number, ResponseGenerator.value(number));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1e5, 100000",
        "1E-7, 1e-7",
        "-0, 0",
        "1e21, 1e+21",
        "0.000001, 0.000001",
        "5e-324, 5e-324",
        "-12345678901234, -12345678901234",
        "0.1000000000000, 0.1",
        "1234567890123.0, 1234567890123",
        "1e-400, 0",
    })
    void printsUpToFifteenCharactersAsJavaScriptDoes(String sent, String received) {
        assertEquals(received, ResponseGenerator.value(sent));
    }

    @Test
    void returnsItsValue() {
        assertEquals(40, new JsonNumber("4.0e1").intValueOrZero());
        assertEquals(41, new JsonNumber("4.1e1").intValueOrZero());
        assertEquals(0, new JsonNumber("4.15e1").intValueOrZero());
        assertEquals(0, new JsonNumber("9300501000").intValueOrZero());
        assertEquals(0.1, new JsonNumber("0.1").doubleValue());
        assertEquals("-601001", JsonNumber.of(-601001).literal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.0", "0e5", "1e-400"})
    void isFalsyIfItIsZero(String zero) {
        assertFalse(new JsonNumber(zero).isTruthy());
        assertTrue(new JsonNumber("5e-324").isTruthy());
    }
}
