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

/** The worst that fits into a response: each in bounded time and memory, and without the stack's depth. */
@Timeout(10)
class ExtremeResponsesTest {
    private static final int MEBIBYTE = ResponseMapper.MAX_RESPONSE_BYTES;
    private static final int DEPTH = 100_000;

    /**
     * Bytes that may be allocated, garbage included, for each byte of a response. The dearest structure is one bracket,
     * a byte that stands for an array with its builder, its list, that list's first ten places and the writer's place
     * in it: some 125 bytes; a brace with a numbered key costs some 155.
     */
    private static final int FOR_STRUCTURE = 256;

    /**
     * A short subnormal number passes through several decimals of arbitrary precision, all of them garbage: some 500.
     */
    private static final int FOR_NUMBERS = 640;

    /**
     * Text costs its bytes, its characters and six characters for each that must be escaped, in buffers that double:
     * some 26.
     */
    private static final int FOR_TEXT = 48;

    /** Four characters for each byte, in buffers that double, and the number that each byte is: some 76. */
    private static final int FOR_BYTES = 128;

    static Stream<Arguments> successes() {
        return Stream.of(
                row("arrays", nested("[", "]"), FOR_STRUCTURE),
                row("objects", nested("{\"a\":", "}"), FOR_STRUCTURE),
                row("objects with converted keys", nested("{\"_a\":", "}"), FOR_STRUCTURE),
                row("objects with numbered keys", nested("{\"0\":", "}"), FOR_STRUCTURE),
                row("objects in arrays", nested("[{\"\":", "}]"), FOR_STRUCTURE),
                row("as many arrays as fit", filled("{\"a\":[", "[],", "0]}"), FOR_STRUCTURE),
                row(
                        "as deep as fits",
                        "{\"a\":" + "[".repeat(MEBIBYTE / 2 - 6) + "]".repeat(MEBIBYTE / 2 - 6) + "}",
                        FOR_STRUCTURE),
                row("as many tiny keys as fit", keys(i -> Integer.toString(i, 36)), FOR_STRUCTURE),
                row("as many converted keys as fit", keys(i -> "_a" + Integer.toString(i, 36)), FOR_STRUCTURE),
                row("as many numbered keys as fit", keys(i -> Integer.toString((1 << 30) - i)), FOR_STRUCTURE),
                row("keys of one hash code", keys(ExtremeResponsesTest::colliding), FOR_STRUCTURE),
                row("converted keys of one hash code", keys(i -> "_a" + colliding(i)), FOR_STRUCTURE),
                row("whole numbers", filled("{\"a\":[", "0,", "0]}"), FOR_STRUCTURE),
                row("short numbers", filled("{\"a\":[", "1e9,", "0]}"), FOR_STRUCTURE),
                row("subnormal numbers", filled("{\"a\":[", "5e-324,", "0]}"), FOR_NUMBERS),
                row("a number of digits", filled("{\"a\":", "1", "e-1048576}"), FOR_TEXT),
                row("a number of decimal places", filled("{\"a\":0.", "9", "}"), FOR_TEXT),
                row("a number of leading zeros", filled("{\"a\":", "0", "}"), FOR_TEXT),
                row("a number's exponent", filled("{\"a\":1e-", "9", "}"), FOR_TEXT),
                row("a key", filled("{\"", "k", "\":1}"), FOR_TEXT),
                row("a converted key", filled("{\"", "_k", "\":1}"), FOR_TEXT),
                row("a string of control characters", filled("{\"a\":\"", "\u0001", "\"}"), FOR_TEXT),
                row("a string of lone surrogates", filled("{\"a\":\"", "\\ud800", "\"}"), FOR_TEXT),
                row("a string of broken escapes", filled("{\"a\":\"", "\\u_", "\"}"), FOR_TEXT),
                row("white space", filled("{", "\0", "}"), FOR_TEXT));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                row("unclosed arrays", filled("", "[", ""), FOR_STRUCTURE),
                row("unclosed objects", filled("", "{\"a\":", ""), FOR_STRUCTURE),
                row("unclosed objects in arrays", filled("", "[{\"a\":", ""), FOR_STRUCTURE),
                row("arrays closed as objects", "[".repeat(DEPTH) + "}".repeat(DEPTH), FOR_STRUCTURE),
                row(
                        "arrays in an errmsg",
                        "{\"errcode\":1,\"errmsg\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}",
                        FOR_STRUCTURE),
                row(
                        "an object deep in an errmsg",
                        "{\"errcode\":1,\"errmsg\":" + "[".repeat(DEPTH) + "{}" + "]".repeat(DEPTH) + "}",
                        FOR_STRUCTURE),
                row("many arrays in an errmsg", filled("{\"errcode\":1,\"errmsg\":[", "[],", "0]}"), FOR_STRUCTURE),
                row(
                        "arrays in an errcode",
                        "{\"errcode\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}",
                        FOR_STRUCTURE),
                row("a string without an end", filled("{\"a\":\"", "\u0001", ""), FOR_TEXT),
                row("a number that overflows", filled("{\"a\":", "1", "}"), FOR_TEXT),
                row("only white space", filled("", "\0", ""), FOR_TEXT));
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
        CallResult result = readWithin(FOR_BYTES, "image/png", image);
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
        CallResult result = readWithin(FOR_TEXT, "text/plain", surrogates);
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
