package io.cloudcall.call;

import java.util.stream.Stream;

/** Texts that are no AppIDs. */
public final class MalformedAppIds {
    private MalformedAppIds() {}

    /** Returns ways to spell {@code wx1} that are outside the grammar. */
    public static Stream<String> all() {
        return Stream.of(
                "",
                " ",
                "wx1 ",
                " wx1",
                "wx 1",
                "wx1\n",
                "wx1\r\nx: y",
                "wx\t1",
                "wx1\0",
                ".",
                "..",
                "wx1.",
                "wx1/",
                "/wx1",
                "wx1/../wx2",
                "../wx1",
                "wx1\\wx2",
                "%77x1",
                "wx1%2fwx2",
                "%2e%2e",
                "wx1;v=1",
                "wx1?x=y",
                "wx1#x",
                "wx1&x=y",
                "wx1=",
                "wx1@example.com",
                "wx1:443",
                "wx1,wx2",
                "wx1+wx2",
                "wx1*",
                "*",
                "{appid}",
                "{proxy+}",
                "$wx1",
                "wx1\"",
                "'wx1'",
                "wx1|wx2",
                "~wx1",
                "ｗｘ１",
                "wх1",
                "wx\u0661",
                "wx\u200b1",
                "wx1\u0301",
                "wx\u2010",
                "wx1\ud83d\ude00",
                "龙泉",
                "w".repeat(65));
    }
}
