package io.cloudcall.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineWriterTest {
    private static String written(JsonLineWriter line) {
        return new String(line.toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void staysOneLineAndJsonWhateverATextHolds() {
        assertEquals(
                "{\"a\":\"x \\\"y\\\\ z\",\"b\":7}\n",
                written(new JsonLineWriter().string("a", "x\n\"y\\\u0000z").number("b", 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T12:00:00.007Z", "2028-02-29T23:59:59.999Z", "1970-01-01T00:00:00.120Z"})
    void writesAMomentWithItsMilliseconds(String moment) {
        assertEquals(
                "{\"m\":\"" + moment + "\"}\n",
                written(new JsonLineWriter()
                        .timestamp("m", Instant.parse(moment).toEpochMilli())));
    }
}
