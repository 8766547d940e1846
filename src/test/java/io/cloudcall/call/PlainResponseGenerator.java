package io.cloudcall.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A generator of well-formed responses, most of them supported by the fast path; invalid UTF-8 is included. */
final class PlainResponseGenerator {
    private static final List<String> KEYS = List.of(
            "a",
            "count",
            "list",
            "aB",
            "a_",
            "_",
            "a_1",
            "c_B",
            "",
            "Errcode",
            "x y",
            "a/b",
            "biz_id",
            "delivery_id",
            "service_type",
            "_c",
            "a__b",
            "c_d_e",
            "__proto__",
            "d_e_",
            "f__g_h",
            "x_y-z_a");
    private static final List<String> RARE_KEYS = List.of("errcode", "errmsg", "errMsg", "err_code", "bizId", "17");
    private static final List<String> SCALARS = List.of(
            "0",
            "-1",
            "1578463586",
            "123456789012345",
            "-12345678901234",
            "1234567890123456789",
            "0.5",
            "-0.25",
            "31.4159",
            "99999999999.999",
            "1234567890.1234567",
            "true",
            "false",
            "null",
            "\"\"",
            "\"a_b\"",
            "\"SF0280000001\"",
            "\"\\n\\t\\\"\\\\/\"",
            '"' + utf8("标准快递") + '"',
            '"' + utf8("é힣\u007f\u2028😀") + '"');
    private static final List<String> RARE_SCALARS = List.of(
            "\"\u00c3\"",
            "\"\u00ff\"",
            "\"\u00e6\u00a0\"",
            "\"\u00f0\u009f\u0098\"",
            "\"\u00c0\u0080\"",
            "\"\u00ed\u00a0\u0080\"",
            "\"\u00ed\u009f\u00bf\"",
            "\"\\u0041\"",
            "-0",
            "0.05",
            "1.50",
            "1e5");

    private final Random random;

    PlainResponseGenerator(Random random) {
        this.random = random;
    }

    byte[] next() {
        return (space() + object(4) + space()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String object(int depth) {
        List<String> keys = new ArrayList<>(KEYS);
        Collections.shuffle(keys, random);
        keys.set(0, often() ? keys.get(0) : pick(RARE_KEYS));
        return keys.stream()
                .limit(random.nextInt(9))
                .map(key -> '"' + key + '"' + space() + ':' + space() + value(depth) + space())
                .collect(Collectors.joining("," + space(), "{" + space(), "}"));
    }

    private String array(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> value(depth) + space())
                .collect(Collectors.joining("," + space(), "[" + space(), "]"));
    }

    private String value(int depth) {
        int kind = depth > 0 ? random.nextInt(6) : 5;
        return switch (kind) {
            case 0 -> object(depth - 1);
            case 1 -> array(depth - 1);
            default -> pick(often() ? SCALARS : RARE_SCALARS);
        };
    }

    private String space() {
        return random.nextInt(8) == 0 ? pick(List.of(" ", "\n", "\r\n  ", "\u0000")) : "";
    }

    private boolean often() {
        return random.nextInt(40) > 0;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Returns one character for each byte of UTF-8. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
