package io.cloudcall.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Worst cases of responses, each in bounded time and memory and without deep recursion. */
@Timeout(10)
class ExtremeResponsesTest {
    private static final int MEBIBYTE = ResponseMapper.MAX_RESPONSE_BYTES;
    private static final int DEPTH = 100_000;

    /**
     * Bytes that may be allocated, garbage included, for each byte of a response. The dearest structure is one bracket,
     * a byte that stands for an array with its builder, its list, that list's first ten places and the writer's place
     * in it: some 125 bytes; a brace with a numbered key costs some 155.
     */
    private static final int STRUCTURE_BYTES_PER_BYTE = 256;

    /**
     * A short subnormal number passes through several decimals of arbitrary precision, all of them garbage: some 500.
     */
    private static final int NUMBER_BYTES_PER_BYTE = 640;

    /**
     * Text costs its bytes, its characters and six characters for each that must be escaped, in buffers that double:
     * some 26.
     */
    private static final int TEXT_BYTES_PER_BYTE = 48;

    /** Four characters for each byte, in buffers that double, and the number that each byte is: some 76. */
    private static final int BINARY_BYTES_PER_BYTE = 128;

    static Stream<Arguments> successes() {
        return Stream.of(
                row("arrays", nested("[", "]"), STRUCTURE_BYTES_PER_BYTE),
                row("objects", nested("{\"a\":", "}"), STRUCTURE_BYTES_PER_BYTE),
                row("objects with converted keys", nested("{\"_a\":", "}"), STRUCTURE_BYTES_PER_BYTE),
                row("objects with numbered keys", nested("{\"0\":", "}"), STRUCTURE_BYTES_PER_BYTE),
                row("objects in arrays", nested("[{\"\":", "}]"), STRUCTURE_BYTES_PER_BYTE),
                row("as many arrays as fit", filled("{\"a\":[", "[],", "0]}"), STRUCTURE_BYTES_PER_BYTE),
                row(
                        "as deep as fits",
                        "{\"a\":" + "[".repeat(MEBIBYTE / 2 - 6) + "]".repeat(MEBIBYTE / 2 - 6) + "}",
                        STRUCTURE_BYTES_PER_BYTE),
                row("as many tiny keys as fit", keys(i -> Integer.toString(i, 36)), STRUCTURE_BYTES_PER_BYTE),
                row(
                        "as many converted keys as fit",
                        keys(i -> "_a" + Integer.toString(i, 36)),
                        STRUCTURE_BYTES_PER_BYTE),
                row(
                        "as many numbered keys as fit",
                        keys(i -> Integer.toString((1 << 30) - i)),
                        STRUCTURE_BYTES_PER_BYTE),
                row("keys of one hash code", keys(ExtremeResponsesTest::colliding), STRUCTURE_BYTES_PER_BYTE),
                row("converted keys of one hash code", keys(i -> "_a" + colliding(i)), STRUCTURE_BYTES_PER_BYTE),
                row("whole numbers", filled("{\"a\":[", "0,", "0]}"), STRUCTURE_BYTES_PER_BYTE),
                row("short numbers", filled("{\"a\":[", "1e9,", "0]}"), STRUCTURE_BYTES_PER_BYTE),
                row("subnormal numbers", filled("{\"a\":[", "5e-324,", "0]}"), NUMBER_BYTES_PER_BYTE),
                row("a number of digits", filled("{\"a\":", "1", "e-1048576}"), TEXT_BYTES_PER_BYTE),
                row("a number of decimal places", filled("{\"a\":0.", "9", "}"), TEXT_BYTES_PER_BYTE),
                row("a number of leading zeros", filled("{\"a\":", "0", "}"), TEXT_BYTES_PER_BYTE),
                row("a number's exponent", filled("{\"a\":1e-", "9", "}"), TEXT_BYTES_PER_BYTE),
                row("a key", filled("{\"", "k", "\":1}"), TEXT_BYTES_PER_BYTE),
                row("a converted key", filled("{\"", "_k", "\":1}"), TEXT_BYTES_PER_BYTE),
                row("a string of control characters", filled("{\"a\":\"", "\u0001", "\"}"), TEXT_BYTES_PER_BYTE),
                row("a string of lone surrogates", filled("{\"a\":\"", "\\ud800", "\"}"), TEXT_BYTES_PER_BYTE),
                row("a string of broken escapes", filled("{\"a\":\"", "\\u_", "\"}"), TEXT_BYTES_PER_BYTE),
                row("white space", filled("{", "\0", "}"), TEXT_BYTES_PER_BYTE));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                row("unclosed arrays", filled("", "[", ""), STRUCTURE_BYTES_PER_BYTE),
                row("unclosed objects", filled("", "{\"a\":", ""), STRUCTURE_BYTES_PER_BYTE),
                row("unclosed objects in arrays", filled("", "[{\"a\":", ""), STRUCTURE_BYTES_PER_BYTE),
                row("arrays closed as objects", "[".repeat(DEPTH) + "}".repeat(DEPTH), STRUCTURE_BYTES_PER_BYTE),
                row(
                        "arrays in an errmsg",
                        "{\"errcode\":1,\"errmsg\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}",
                        STRUCTURE_BYTES_PER_BYTE),
                row(
                        "an object deep in an errmsg",
                        "{\"errcode\":1,\"errmsg\":" + "[".repeat(DEPTH) + "{}" + "]".repeat(DEPTH) + "}",
                        STRUCTURE_BYTES_PER_BYTE),
                row(
                        "many arrays in an errmsg",
                        filled("{\"errcode\":1,\"errmsg\":[", "[],", "0]}"),
                        STRUCTURE_BYTES_PER_BYTE),
                row(
                        "arrays in an errcode",
                        "{\"errcode\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}",
                        STRUCTURE_BYTES_PER_BYTE),
                row("a string without an end", filled("{\"a\":\"", "\u0001", ""), TEXT_BYTES_PER_BYTE),
                row("a number that overflows", filled("{\"a\":", "1", "}"), TEXT_BYTES_PER_BYTE),
                row("only white space", filled("", "\0", ""), TEXT_BYTES_PER_BYTE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("successes")
    void readsASuccess(String name, String body, int allowance) {
        CallResult result = readWithin(allowance, ResponseGenerator.JSON, body.getBytes(StandardCharsets.UTF_8));
        assertEquals("openapi.logistics.getAllAccount:ok", result.errMsg());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void reportsAFailure(String name, String body, int allowance) {
        CallResult result = readWithin(allowance, ResponseGenerator.JSON, body.getBytes(StandardCharsets.UTF_8));
        assertTrue(result.errMsg().startsWith("openapi.logistics.getAllAccount:fail "), name);
    }

    @Test
    void copiesDeepNestingUnchanged() {
        String nest = nested("[{\"a\":", "}]");
        String body = nest.substring(0, nest.length() - 1) + "}";
        String expected = body.substring(0, body.length() - 1) + "," + ResponseGenerator.OK;
        assertEquals(expected, ResponseGenerator.json(body));
    }

    @Test
    void givesAMebibyteOfAnImage() {
        byte[] image = new byte[MEBIBYTE];
        Arrays.fill(image, (byte) 0xFF);
        CallResult result = readWithin(BINARY_BYTES_PER_BYTE, "image/png", image);
        String data = "255,".repeat(MEBIBYTE - 1) + "255";
        String buffer = "\"buffer\":{\"type\":\"Buffer\",\"data\":[" + data + "]}";
        assertEquals("{\"contentType\":\"image/png\"," + buffer + "," + ResponseGenerator.OK, result.json());
    }

    @Test
    void readsAMebibyteOfBrokenUtf8() {
        byte[] surrogates = new byte[MEBIBYTE];
        for (int i = 0; i < MEBIBYTE; i++) {
            surrogates[i] = (byte) (i % 2 == 0 ? 0xED : 0xA0);
        }
        CallResult result = readWithin(TEXT_BYTES_PER_BYTE, "text/plain", surrogates);
        assertEquals("{\"result\":\"" + "\uFFFD".repeat(MEBIBYTE) + "\"," + ResponseGenerator.OK, result.json());
    }

    private static CallResult readWithin(int allowance, String contentType, byte[] body) {
        ApiResponse response = new ApiResponse(200, contentType, body);
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        CallResult result = ResponseGenerator.read(response);
        long each = (thread.getCurrentThreadAllocatedBytes() - before) / body.length;
        assertTrue(each <= allowance, () -> each + " bytes allocated for each byte of the response");
        JsonAssertions.check(result.json());
        return result;
    }

    private static Arguments row(String name, String body, int allowance) {
        return Arguments.of(name, body, allowance);
    }

    private static String nested(String open, String close) {
        return "{\"a\":" + open.repeat(DEPTH) + "0" + close.repeat(DEPTH) + "}";
    }

    /** As many units as make a mebibyte together with what stands around them. */
    private static String filled(String start, String unit, String end) {
        return start + unit.repeat((MEBIBYTE - start.length() - end.length()) / unit.length()) + end;
    }

    private static String keys(IntFunction<String> key) {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; body.length() < MEBIBYTE - 50; i++) {
            body.append('"').append(key.apply(i)).append("\":0,");
        }
        return body.append("\"\":0}").toString();
    }

    /** Different strings of one hash code: "Aa" and "BB" have the same. */
    private static String colliding(int number) {
        StringBuilder key = new StringBuilder();
        for (int bit = 15; bit >= 0; bit--) {
            key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return key.toString();
    }
}
