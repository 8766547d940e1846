package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Fault;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** WeChat's errcodes, some of every class, as faults. */
final class DocumentedErrcodes {
    static final String BUSY = "errcode -1";

    private static final List<Integer> SPENT = List.of(40001, 42001, 40014);
    private static final List<Integer> TRANSIENT = List.of(-1, -1, -1, 45011);
    private static final List<Integer> PROGRAM = List.of(41001, 43002, 40066, 47001);

    /** What no client asks about a second time at once. */
    private static final List<Integer> PERMANENT =
            List.of(40013, 40125, 40164, 40243, 41002, 41004, 45009, 48001, 50004, 50007, 61007, 89503, 89506, 89507);

    /** From the token call, 40001 is about the AppSecret. */
    private static final Set<Integer> PERMANENT_FOR_TOKENS =
            Set.copyOf(Stream.concat(PERMANENT.stream(), Stream.of(40001)).toList());

    private DocumentedErrcodes() {}

    static Stream<ChaosFault> faults() {
        return Stream.of(SPENT, TRANSIENT, PROGRAM, PERMANENT)
                .flatMap(List::stream)
                .map(DocumentedErrcodes::fault);
    }

    static boolean isSpent(ChaosFault fault) {
        return SPENT.stream().anyMatch(code -> fault.name().equals(name(code)));
    }

    static boolean isPermanentForTokens(ChaosFault fault) {
        return PERMANENT_FOR_TOKENS.stream().anyMatch(code -> fault.name().equals(name(code)));
    }

    private static ChaosFault fault(int code) {
        String errmsg = "said in chaos, from invalid ip 203.0.113.9 rid: 5f1-" + code;
        return ChaosFault.harmful(name(code), Fault.errcode(code, errmsg), ExpectedResults.errcode(code, errmsg));
    }

    private static String name(int code) {
        return "errcode " + code;
    }
}
