package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.FaultPlan;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults, through HTTP. */
final class FaultResourceTest extends ControlFixture {

    private void add(String fault) throws Exception {
        control.post("/_sandbox/faults", "{\"fault\":\"" + fault + "\"}");
    }

    private List<String> queued() throws Exception {
        return control.get("/_sandbox/faults").getJsonArray("faults").stream()
                .map(fault -> ((JsonObject) fault).getString("fault"))
                .toList();
    }

    @Test
    void appliesAFaultToTheRequestsThatFit() throws Exception {
        add("2*errcode=-1@/cgi-bin/a");
        add("status=503");

        assertEquals(503, wechat.get("/other").statusCode());
        assertTrue(wechat.get("/cgi-bin/a").body().contains("\"errcode\":-1"));
        assertEquals(List.of("errcode=-1@/cgi-bin/a"), queued());
        assertTrue(wechat.get("/cgi-bin/a").body().contains("\"errcode\":-1"));
        assertEquals(List.of(), queued());
        assertEquals(3, control.get("/_sandbox/faults").getInteger("applied"));
    }

    @Test
    void appliesAFaultToAConnection() throws Exception {
        add("reset-on-accept");
        assertEquals(
                "{\"fault\":\"reset-on-accept\",\"scope\":\"connection\"}",
                control.get("/_sandbox/faults")
                        .getJsonArray("faults")
                        .getJsonObject(0)
                        .encode());

        try (SandboxCaller fresh = new SandboxCaller(sandbox)) {
            assertThrows(IOException.class, () -> fresh.post("/x", "x"));
        }
        sandbox.connectionFaults().awaitApplied(1, Duration.ofSeconds(20));
        assertEquals(List.of(), queued());
    }

    static List<String> everyKind() {
        return Arrays.stream(FaultPlan.KINDS.split(", "))
                .map(kind -> kind.replace("=N", kind.startsWith("interim") ? "=103" : "=503"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void listsEachKindAsItWasAdded(String kind) throws Exception {
        add("3*" + kind);
        add(kind);

        assertEquals(
                List.of("3*" + kind, kind),
                kind.contains("-on-") || kind.endsWith("-handshake")
                        ? List.of(queued().getFirst().replace("4*", "3*"), kind)
                        : queued());
        assertEquals(4, sandbox.faults().pending() + sandbox.connectionFaults().pending());
    }

    @Test
    void listsFaultsThatATestInJavaPlanned() throws Exception {
        queued(); // Whose connection takes no fault.
        sandbox.faults().next("/x", Fault.beforeWork(() -> {}));
        sandbox.connectionFaults().next(ConnectionFault.respondUnasked(200, "text/plain", "x"));
        sandbox.connectionFaults().next(ConnectionFault.closeAfter(7));

        assertEquals(
                List.of("before work@/x", "connection: RESPOND_UNASKED", "connection: CLOSE after 7 bytes"), queued());
    }

    @Test
    void removesFaults() throws Exception {
        add("9*hang");
        add("hang-handshake");

        control.delete("/_sandbox/faults");

        assertEquals(List.of(), queued());
        assertEquals(200, wechat.get("/x").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-fault",
                "0*hang",
                "10000*hang",
                "hang=1",
                "status",
                "status=99",
                "reset-on-accept@/x",
                "hang@x",
                "hang hang"
            })
    void queuesNothingThatIsNoFault(String fault) throws Exception {
        String error = control.refused(400, "POST", "/_sandbox/faults", "{\"fault\":\"" + fault + "\"}");

        assertTrue(error.startsWith("'fault': "), error);
        assertEquals(List.of(), queued());
    }

    @Test
    void queuesNoMoreThanItHasRoomFor() throws Exception {
        for (int i = 0; i < 10; i++) {
            add("9999*hang@/never");
        }

        assertTrue(control.refused(409, "POST", "/_sandbox/faults", "{\"fault\":\"9999*hang\"}")
                .contains("100000"));
        add("10*hang");
    }
}
