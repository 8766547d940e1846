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
                "''|is not a fault: use the form [COUNT*]KIND[=N][@PATH]",
                "0*hang|is not a fault: use the form [COUNT*]KIND[=N][@PATH]",
                "10000*hang|is not a fault: use the form [COUNT*]KIND[=N][@PATH]",
                "hang@path|is not a fault: use the form [COUNT*]KIND[=N][@PATH]",
                "explode|'explode' is not one of carrier-refusal=N,",
                "status|status lacks its number: use status=N",
                "hang=5|hang has no number: leave =N out",
                "status=99|the number of status is out of range: use 200 to 599",
                "interim=101|use 100 to 199, but not 101",
                "delay=-1|the number of delay is negative: use 0 or more",
                "reset-handshake@/a|reset-handshake precedes the request: leave @PATH out"
            })
    void namesWhatIsWrong(String text, String sentence) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> FaultPlan.parse(text))
                .getMessage());

        assertTrue(message.contains(sentence), message);
        assertEquals(List.of(), sandbox.faults().applied());
    }
}
