package io.cloudcall.call;

import java.util.List;
import java.util.random.RandomGenerator;

/** A generator of bodies with every leniency of the SDK's parser, one in three of them malformed. */
final class MalformedResponseGenerator {
    private static final List<String> KEYS = List.of(
            "biz_id",
            "bizId",
            "a",
            "a_b",
            "aB",
            "A_b",
            "_ab",
            "_a_b",
            "a__b",
            "a_1",
            "a_B",
            "a_",
            "_",
            "0",
            "17",
            "01",
            "4294967294",
            "4294967295",
            "errMsg",
            "err_msg",
            "errCode",
            "err_code",
            "errmsg",
            "errcode",
            "用户_x",
            "\\u005fx",
            "service_type",
            "",
            "😀_a",
            "quota_num",
            "toString",
            "\\n_k",
            "x_\\u0061");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "01",
            "007",
            "1.",
            "-1.",
            "1.0",
            "1e5",
            "1E-7",
            "1e21",
            "123456789012345",
            "0.000001",
            "0.0000001",
            "5e-324",
            "1e-323",
            "2e-323",
            "9.5e-323",
            "1.5e300",
            "1e400",
            "-1e400",
            "1.e3",
            "-.5",
            "0.1",
            "1e",
            "-",
            "1e+",
            "-.",
            "1e22",
            "9e20",
            "99999999999e10",
            "4.35",
            "2e23",
            "1e-6",
            "1.7e308",
            "00.5",
            "0e9",
            "1e023");
    private static final List<String> STRINGS = List.of(
            "",
            "标准快递",
            "a_b",
            "\\u0041",
            "\\ud83d\\ude00",
            "\\ud800",
            "\\udc00x",
            "\\u12",
            "\\u1g",
            "\\uZZZZ",
            "\\/",
            "\\b\\f\\n\\r\\t",
            "\u0001",
            "\n",
            "\u007f\u2028",
            "<html>",
            "\\x41",
            "\\\"",
            "\\\\",
            "é́",
            "\\u0000",
            "\u0000",
            "\\u",
            "\\'",
            "\\u00e9");
    private static final List<String> SPACES =
            List.of("", "", "", "", "", " ", "\n", "\r\n  ", "\t", "\u0001", "\f", "\u000b", "\u0000");
    private static final String BREAKERS = "{}[]:,\"'\\tfn0-.eE+ \u0000\uFEFFx\u00a0";

    private final RandomGenerator random;

    MalformedResponseGenerator(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        String body = space() + object(random.nextInt(1, 5)) + space();
        return random.nextInt(3) == 0 ? broken(body) : body;
    }

    private String broken(String body) {
        int at = random.nextInt(body.length());
        String breaker = String.valueOf(BREAKERS.charAt(random.nextInt(BREAKERS.length())));
        return switch (random.nextInt(3)) {
            case 0 -> body.substring(0, at);
            case 1 -> body.substring(0, at) + breaker + body.substring(at);
            default -> body.substring(0, at) + breaker + body.substring(at + 1);
        };
    }

    private String object(int depth) {
        StringBuilder out = new StringBuilder("{");
        int members = random.nextInt(6);
        for (int i = 0; i < members; i++) {
            out.append(i == 0 ? "" : ",")
                    .append(space())
                    .append('"')
                    .append(key())
                    .append('"');
            out.append(space())
                    .append(':')
                    .append(space())
                    .append(value(depth - 1))
                    .append(space());
        }
        return out.append(space()).append('}').toString();
    }

    private String key() {
        return random.nextInt(8) == 0 ? KEYS.get(random.nextInt(KEYS.size())) + pick(KEYS) : pick(KEYS);
    }

    private String array(int depth) {
        StringBuilder out = new StringBuilder("[");
        int items = random.nextInt(4);
        for (int i = 0; i < items; i++) {
            out.append(i == 0 ? "" : ",")
                    .append(space())
                    .append(value(depth - 1))
                    .append(space());
        }
        return out.append(space()).append(']').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 -> pick(NUMBERS);
            case 1 -> number();
            case 2 -> pick(List.of("true", "false", "null", "0", "\"\""));
            case 3, 4, 5 -> '"' + pick(STRINGS) + (random.nextInt(3) == 0 ? pick(STRINGS) : "") + '"';
            case 6, 7 -> array(depth);
            default -> object(depth);
        };
    }

    /**
     * Returns a literal of at most 15 characters, half of them deep among the subnormals, where shortest texts are
     * hardest.
     */
    private String number() {
        String digits = Integer.toString(random.nextInt(1, 1_000_000));
        String sign = random.nextInt(4) == 0 ? "-" : "";
        String point = random.nextBoolean() ? "." + random.nextInt(1000) : "";
        int exponent = random.nextBoolean() ? -random.nextInt(310, 331) : random.nextInt(-30, 31);
        return sign + digits.substring(0, random.nextInt(1, digits.length() + 1)) + point + "e" + exponent;
    }

    private String space() {
        return pick(SPACES);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
