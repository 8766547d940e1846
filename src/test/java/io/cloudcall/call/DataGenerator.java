package io.cloudcall.call;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A generator of keys and values as JSON text, with the edges of both JavaScript and JSON. */
final class DataGenerator {
    private static final List<String> KEYS = List.of(
            "bizId",
            "biz_id",
            "BizId",
            "a",
            "aB",
            "a_b",
            "A_b",
            "AB",
            "aBC",
            "a1B",
            "a_1",
            "_a",
            "_A",
            "__a",
            "a_",
            "",
            " ",
            "0",
            "17",
            "01",
            "-1",
            "4294967294",
            "4294967295",
            "1a",
            "toString",
            "constructor",
            "hasOwnProperty",
            "toJSON",
            "length",
            "contentType",
            "content_type",
            "value",
            "data",
            "fileName",
            "access_token",
            "accessToken",
            "用户Id",
            "É",
            "ÉcoleÀ",
            "ß",
            "😀A",
            "a\\u0000B",
            "a\\nB",
            "a\\r\\nB",
            "a\\\"B",
            "a\\\\B",
            "a=B&c",
            "a?b#c%41+d",
            "\\ud83dA",
            "\\u0041b",
            "a\\u2028B",
            "ﬁX",
            "İx",
            "errMsg");
    private static final List<String> STRINGS = List.of(
            "",
            " ",
            "0",
            "null",
            "true",
            "aB",
            "标准快递",
            "\\u0041",
            "\\ud83d\\ude00",
            "😀",
            "\\ud800",
            "x\\udc00",
            "\\ud83d\\ud83d\\ude00",
            "\\/",
            "\\b\\f\\n\\r\\t",
            "\\u0000\\u001f",
            "\u007f\\u0080",
            "\u00ad\u0600\u200b\u2028\u2029\ufeff\uffff",
            "\\\"",
            "\\\\",
            "é́",
            "--",
            "\\r\\n--BOUNDARY--\\r\\n",
            "a=b&c=d#e?f%20+g",
            "https://example.com/a.jpg?x=1&y=中",
            "{}",
            "[1]",
            "'<>",
            "\\u003c/script\\u003e",
            "{\\\"a_b\\\":1}");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "255",
            "256",
            "-1.5",
            "0.1",
            "0.30000000000000004",
            "1e+21",
            "1e-7",
            "0.000001",
            "123456789012345680000",
            "9007199254740991",
            "-9007199254740992",
            "5e-324",
            "1.7976931348623157e+308",
            "2.2250738585072014e-308",
            "4.35",
            "100000000000000000000");
    /** Numbers that JavaScript spells otherwise. */
    private static final List<String> FOREIGN_NUMBERS = List.of(
            "-0",
            "1.0",
            "1.50",
            "1e5",
            "1E-7",
            "-0.0",
            "12345678901234567890",
            "9007199254740993",
            "0.1000",
            "1e400",
            "-1e400",
            "0.30000000000000004441",
            "1e-400");

    private static final List<String> LITERALS = List.of("null", "true", "false");

    private final RandomGenerator random;
    private final Set<RequestDeviation> deviations = EnumSet.noneOf(RequestDeviation.class);

    DataGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the deviations among what was generated since the last call. */
    Set<RequestDeviation> takeDeviations() {
        Set<RequestDeviation> taken = EnumSet.copyOf(deviations);
        deviations.clear();
        return taken;
    }

    /** Returns a key in quotation marks. */
    String key() {
        if (random.nextInt(300) == 0) {
            deviations.add(RequestDeviation.KEY_PROTO);
            return "\"__proto__\"";
        }
        return '"' + (random.nextInt(4) == 0 ? word() : pick(KEYS)) + '"';
    }

    /** Returns a word of letters of either case, digits and underscores. */
    private String word() {
        return random.ints(random.nextInt(1, 12), 0, 64)
                .mapToObj(i ->
                        String.valueOf("abcdefghijklmnopqrstuvwxyzabcdefghijklmnoABCDEFGHIJKLMNOPQ0129__".charAt(i)))
                .collect(Collectors.joining());
    }

    /** Returns a value of at most this many levels. */
    String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0, 1, 2, 3 -> string();
            case 4, 5 -> number();
            case 6 -> pick(LITERALS);
            case 7 -> array(depth - 1);
            default -> random.nextInt(8) == 0 ? file() : object(depth - 1);
        };
    }

    private String string() {
        return switch (random.nextInt(8)) {
            case 0 -> '"' + word() + '"';
            case 1 -> '"' + pick(STRINGS) + pick(STRINGS) + '"';
            default -> '"' + pick(STRINGS) + '"';
        };
    }

    private String number() {
        if (random.nextInt(60) == 0) {
            deviations.add(RequestDeviation.NUMBER_AS_IT_CAME);
            return pick(FOREIGN_NUMBERS);
        }
        return random.nextInt(3) == 0 ? String.valueOf(random.nextInt()) : pick(NUMBERS);
    }

    private String array(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> value(depth))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> key() + ":" + value(depth))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Returns a file within a value, where it is none, or a Buffer. */
    private String file() {
        String buffer = buffer(random.nextInt(4));
        return random.nextBoolean() ? buffer : "{\"inner\":{\"contentType\":\"image/png\",\"value\":" + buffer + "}}";
    }

    /** Returns a Buffer of that many bytes as JSON. */
    String buffer(int length) {
        return toBuffer(bytes(length));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static String toBuffer(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> String.valueOf(bytes[i] & 0xFF))
                .collect(Collectors.joining(",", "{\"type\":\"Buffer\",\"data\":[", "]}"));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
