package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.FaultPlan;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
        String queued = control.post("/_sandbox/faults", "{\"fault\":\"reset-on-accept\"}")
                .encode();
        assertEquals("{\"faults\":[{\"fault\":\"reset-on-accept\",\"scope\":\"connection\"}],\"applied\":0}", queued);

        // A plain socket, since Java's client connects again if the reset is faster.
        assertThrows(IOException.class, () -> {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
                client.setSoTimeout(20_000);
                client.getInputStream().readNBytes(1);
            }
        });
        sandbox.connectionFaults().awaitApplied(1, Duration.ofSeconds(20));
        assertEquals(List.of(), sandbox.connectionFaults().planned());
    }

    static List<String> everyKind() {
        return Arrays.stream(FaultPlan.KINDS.split(", "))
                .map(kind -> kind.replace("=N", kind.startsWith("interim") ? "=103" : "=503"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void listsEachKindAsItWasAdded(String kind) throws Exception {
        JsonObject queued = control.post("/_sandbox/faults", "{\"fault\":\"3*" + kind + "\"}");

        assertEquals("3*" + kind, queued.getJsonArray("faults").getJsonObject(0).getString("fault"));
        assertEquals(3, sandbox.faults().pending() + sandbox.connectionFaults().pending());
    }

    @Test
    void listsFaultsThatATestInJavaPlanned() throws Exception {
        sandbox.faults().next("/x", Fault.beforeWork(() -> {}));
        sandbox.connectionFaults().next(ConnectionFault.closeAfter(7));

        assertEquals(List.of("before work@/x", "connection: CLOSE after 7 bytes"), queued());
    }

    /** Those of a handshake, since none of them needs a handshake without TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"hang-handshake", "close-handshake", "reset-handshake"})
    void appliesNoFaultToAConnectionOfItsOwn(String fault) throws Exception {
        add(fault);
        try (ControlClient another = new ControlClient(sandbox)) {
            assertEquals(0, another.get("/_sandbox/faults").getInteger("applied"));
        }
        assertEquals(List.of(fault), sandbox.connectionFaults().planned());

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            client.getOutputStream().write("GET /x HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            sandbox.connectionFaults().awaitApplied(1, Duration.ofSeconds(20));
        }
        assertEquals(List.of(), sandbox.connectionFaults().planned());
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
