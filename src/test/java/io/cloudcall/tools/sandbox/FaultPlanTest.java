package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultPlanTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    static Stream<String> kinds() {
        return Stream.of(FaultPlan.KINDS.split(", "));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void plansEachKind(String kind) {
        FaultPlan.parse("3*" + kind.replace("=N", "=200").replace("interim=200", "interim=104"))
                .apply(sandbox);

        assertEquals(3, sandbox.faults().pending() + sandbox.connectionFaults().pending());
    }

    @Test
    void appliesToItsPathOnly() throws Exception {
        FaultPlan.parse("errcode=-1@/a").apply(sandbox);

        try (SandboxCaller caller = new SandboxCaller(sandbox)) {
            assertTrue(caller.get("/b").body().contains("40066"));
            assertEquals(
                    "{\"errcode\":-1,\"errmsg\":\"injected by the sandbox\"}",
                    caller.get("/a").body());
        }
    }

    @Test
    void isData() {
        assertEquals(new FaultPlan(20, "status", 503, "/x"), FaultPlan.parse("20*status=503@/x"));
        assertEquals(new FaultPlan(1, "reset", 0, null), FaultPlan.parse("reset"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is not [COUNT*]KIND[=N][@PATH]",
                "0*hang|is not [COUNT*]KIND[=N][@PATH]",
                "10000*hang|is not [COUNT*]KIND[=N][@PATH]",
                "hang@path|is not [COUNT*]KIND[=N][@PATH]",
                "explode|'explode' is none of carrier-refusal=N,",
                "status|status needs a number",
                "hang=5|hang has no number",
                "status=99|from 200 to 599",
                "interim=101|from 100 to 199, without 101",
                "delay=-1|not negative",
                "reset-handshake@/a|happens before there is a path"
            })
    void namesWhatIsWrong(String text, String sentence) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> FaultPlan.parse(text))
                .getMessage());

        assertTrue(message.contains(sentence), message);
        assertEquals(List.of(), sandbox.faults().applied());
    }
}
