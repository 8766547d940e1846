package io.cloudcall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.call.InvalidRequestException;
import io.cloudcall.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonConverterTest {
    @Test
    void writesEveryTypeThatJsonHas() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("text", "龙泉\n\"");
        data.put("builder", CharBuffer.wrap("b"));
        data.put("whole", 1L << 62);
        data.put("big", new BigInteger("123456789012345678901234567890"));
        data.put("decimal", new BigDecimal("1.50"));
        data.put("double", 1e10);
        data.put("truth", true);
        data.put("lie", false);
        data.put("nothing", null);
        data.put("list", Arrays.asList(1, null, List.of(), Map.of("a", "b")));

        assertEquals(
                "{\"text\":\"龙泉\\n\\\"\",\"builder\":\"b\",\"whole\":4611686018427387904,"
                        + "\"big\":123456789012345678901234567890,\"decimal\":1.50,\"double\":1.0E+10,\"truth\":true,"
                        + "\"lie\":false,\"nothing\":null,\"list\":[1,null,[],{\"a\":\"b\"}]}",
                JsonConverter.fromMap(data).toJson());
    }

    @Test
    void replacesHalvesOfSurrogatePairs() {
        String expected = "{\"a\uFFFD\":[\"\uFFFDb\",\"😀\"]}";

        assertEquals(
                expected,
                JsonConverter.fromMap(Map.of("a\ud83d", List.of("\ude00b", "😀")))
                        .toJson());
        assertEquals(
                expected,
                JsonConverter.fromJson("{\"a\ud83d\":[\"\ude00b\",\"😀\"]}").toJson());
    }

    static Stream<Map<String, Object>> unusable() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("self", circle);
        return Stream.of(
                Map.of("time", Instant.EPOCH),
                Map.of("array", new int[] {1}),
                Map.of("nan", Double.NaN),
                Map.of("infinity", Float.POSITIVE_INFINITY),
                Map.of("map", Map.of(1, 2)),
                circle);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void refusesWhatJsonCannotHold(Map<String, Object> data) {
        assertThrows(InvalidRequestException.class, () -> JsonConverter.fromMap(data));
    }

    @Test
    void takesAThousandLevels() {
        List<Object> nested = List.of();
        for (int level = 2; level < 1_000; level++) {
            nested = List.of(nested);
        }
        List<Object> deepest = nested;

        assertEquals(
                "{\"a\":" + "[".repeat(999) + "]".repeat(999) + "}",
                JsonConverter.fromMap(Map.of("a", deepest)).toJson());
        assertThrows(InvalidRequestException.class, () -> JsonConverter.fromMap(Map.of("a", List.of(deepest))));
    }

    @Test
    void keepsDigitsOfText() {
        JsonObject data = JsonConverter.fromJson("{\"a\":1.50,\"b\":[12345678901234567890]}");

        assertEquals("{\"a\":1.50,\"b\":[12345678901234567890]}", data.toJson());
    }
}
