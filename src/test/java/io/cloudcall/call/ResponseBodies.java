package io.cloudcall.call;

import io.cloudcall.call.JavaScriptModel.Member;
import io.cloudcall.call.JavaScriptModel.Members;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Objects for properties: keys that collide once they are converted, values that are written as JavaScript writes them.
 */
final class ResponseBodies {
    /**
     * jqwik recreates the values of a container whenever it reads them, so that their time grows exponentially with the
     * depth.
     */
    private static final int MAX_DEPTH = 3;

    private ResponseBodies() {}

    static Arbitrary<Members> objects() {
        return objects(MAX_DEPTH);
    }

    /** Short keys of few characters, so that the same key and each of its spellings meet often. */
    static Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars('_', 'a', 'b', 'A', 'B', '1', '0')
                        .ofMaxLength(4),
                Arbitraries.strings().withChars('0', '1', '9').ofMinLength(1).ofMaxLength(3),
                Arbitraries.of(
                        "errMsg",
                        "errCode",
                        "err_msg",
                        "err_code",
                        "errmsg",
                        "biz_id",
                        "bizId",
                        "BizId",
                        "用户_x",
                        "😀_a",
                        "4294967294",
                        "4294967295",
                        "access_token",
                        "accessToken",
                        "constructor"));
    }

    private static Arbitrary<Members> objects(int depth) {
        return Combinators.combine(keys(), values(depth))
                .as(Member::new)
                .list()
                .ofMaxSize(6)
                .map(Members::new);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalars = scalars().map(Object.class::cast);
        return depth == 0
                ? scalars
                : Arbitraries.frequencyOf(
                        Tuple.of(6, scalars),
                        Tuple.of(1, objects(depth - 1).map(Object.class::cast)),
                        Tuple.of(1, values(depth - 1).list().ofMaxSize(3).map(Object.class::cast)));
    }

    /** Returns scalars that JavaScript reproduces, and long numbers, which are exempt. */
    private static Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "true",
                        "false",
                        "null",
                        "0",
                        "-1.5",
                        "1e+21",
                        "5e-324",
                        "12345678901234567890",
                        "-0.50000000000000"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.of(
                        "\"\"",
                        "\"a_b\"",
                        "\"aB\"",
                        "\"\\n\\u0000\\\\\\\"\"",
                        "\"\\ud800\"",
                        "\"\\udc00x\"",
                        "\"标准快递😀\""),
                keys().map(key -> '"' + key + '"'));
    }
}
