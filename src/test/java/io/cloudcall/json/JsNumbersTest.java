package io.cloudcall.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.call.ResponseGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsNumbersTest {
    private static List<String> facts() throws IOException {
        try (var lines = Files.lines(Path.of("src/test/resources/contract/js-numbers.txt"))) {
            return lines.filter(line -> !line.startsWith("#")).toList();
        }
    }

    @Test
    void printsWhatNodePrints() throws IOException {
        for (String fact : facts()) {
            long bits = Long.parseUnsignedLong(fact.substring(0, 16), 16);
            assertEquals(fact.substring(17), JsNumbers.format(Double.longBitsToDouble(bits)), fact);
        }
        assertTrue(facts().size() > 500);
    }

    @Test
    void keepsWhatNodePrints() throws IOException {
        for (String fact : facts()) {
            String text = fact.substring(17);
            assertEquals(text, ResponseGenerator.value(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1e21, 1e+21",
        "999999999999e9, 999999999999000000000",
        "1e20, 100000000000000000000",
        "123e19, 1.23e+21",
        "1e-6, 0.000001",
        "1.5e-6, 0.0000015",
        "1e-7, 1e-7",
        "9.9e-7, 9.9e-7",
        "123e-8, 0.00000123",
        "5e-324, 5e-324",
        "3e-324, 5e-324",
        "2e-324, 0",
        "1.7976931e308, 1.7976931e+308",
        "-1e-9, -1e-9",
        "2e23, 2e+23",
        "9e22, 9e+22",
        "4.35, 4.35",
        "100, 100",
        "1.10, 1.1",
    })
    void placesThePointAsJavaScriptDoes(String literal, String text) {
        assertEquals(text, ResponseGenerator.value(literal));
    }

    /** Numbers of more than 15 characters, whose digits must survive. */
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
    void keepsEveryDigitOfLongNumbers(String sent, String received) {
        assertEquals(received, ResponseGenerator.value(sent));
    }
}
