package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.call.ResponseGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of more than 15 characters, whose digits must survive. */
class NumberLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "1234567890123456, 1234567890123456",
        "-123456789012345, -123456789012345",
        "12345678901234567890123, 12345678901234567890123",
        "1.00000000000000000, 1.00000000000000000",
        "0.00000000000000001, 0.00000000000000001",
        "1.0000000000000E+05, 1.0000000000000E+05",
        "0000000000000001, 1",
        "0000000000000000, 0",
        "-000000000000007, -7",
        "-000000000000000, -0",
        "123456789012345., 123456789012345",
        "00123456789012345., 123456789012345",
        "12345678901234.e5, 12345678901234e5",
        "-.12345678901234, -0.12345678901234",
        "-.1234567890123E5, -0.1234567890123E5",
        "0001234567890.50, 1234567890.50",
        "000000000000.0001, 0.0001",
        "00000000000000.e1, 0e1",
        "1e00000000000000001, 1e00000000000000001",
        "10000000000000000, 10000000000000000",
    })
    void areSpelledAsJsonAllowsAndKeepEveryDigit(String sent, String received) {
        assertEquals(received, ResponseGenerator.value(sent));
    }
}
