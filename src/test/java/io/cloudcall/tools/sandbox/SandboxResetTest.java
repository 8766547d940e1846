package io.cloudcall.tools.sandbox;

import static io.cloudcall.tools.sandbox.WeChatPaths.ADD_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The way back to the start, and the clock that a sandbox can be moved by. */
final class SandboxResetTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String FURTHER = "wxFURTHER00000000";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder()
            .clock(MockClock.at(NOW))
            .app(FURTHER, "further-secret")
            .tokenLifetime(Duration.ofMinutes(15))
            .start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    private JsonObject post(String path, String token, JsonObject body) throws Exception {
        return new JsonObject(
                caller.post(path + "?access_token=" + token, body.encode()).body());
    }

    @Test
    void bringsStateBack() throws Exception {
        JsonArray accounts = sandbox.accounts().list();
        String token = caller.fetchToken();
        JsonObject first = post(ADD_ORDER, token, SampleOrder.of("1"));
        sandbox.addApp("wxADDED", "added-secret");
        sandbox.resetAppSecret(FURTHER, "other-secret");
        sandbox.accounts().replaceAll(new JsonArray());

        sandbox.reset();

        assertEquals(List.of(sandbox.appId(), FURTHER), sandbox.appIds());
        assertEquals("further-secret", sandbox.appSecret(FURTHER));
        assertEquals(List.of(), sandbox.logistics().orders());
        assertEquals(accounts, sandbox.accounts().list());
        assertEquals(first, post(ADD_ORDER, caller.fetchToken(), SampleOrder.of("1")), "the same again");
    }

    @Test
    void endsTokensAndTheirLifetime() throws Exception {
        String token = caller.fetchToken();
        sandbox.tokens().setLifetime(Duration.ofSeconds(1));
        sandbox.tokens(FURTHER).setLifetime(Duration.ofSeconds(2));

        sandbox.reset();

        assertEquals(40001, post(ADD_ORDER, token, SampleOrder.of("1")).getInteger("errcode"));
        assertEquals(List.of(), sandbox.tokens().issued());
        assertEquals(Duration.ofMinutes(15), sandbox.tokens().lifetime());
        assertEquals(Duration.ofMinutes(15), sandbox.tokens(FURTHER).lifetime());
        assertEquals(TokenCounters.NONE, sandbox.tokens().counters());
    }

    @Test
    void forgetsFaultsAndRequests() throws Exception {
        sandbox.faults().next("/x", Fault.errcode(-1, "busy"));
        sandbox.faults().times(3, Fault.hang());
        sandbox.connectionFaults().next(ConnectionFault.hang());
        sandbox.connectionFaults().clear();
        caller.get("/x");
        sandbox.connectionFaults().next(ConnectionFault.hang());
        long last = sandbox.lastRequestId();

        sandbox.reset();
        assertEquals(0, sandbox.faults().pending() + sandbox.connectionFaults().pending());
        assertEquals(List.of(), sandbox.faults().applied());
        assertEquals(List.of(), sandbox.requests());
        assertEquals(200, caller.get("/x").statusCode());

        assertEquals(last + 1, sandbox.exchanges().getFirst().id(), "numbers are not used again");
    }

    @Test
    void stopsTheClockFromBeingElsewhere() {
        sandbox.clock().advance(Duration.ofDays(3));
        assertEquals(NOW.plus(Duration.ofDays(3)), sandbox.clock().instant());

        sandbox.reset();

        assertTrue(sandbox.clock().isReset());
        assertEquals(NOW, sandbox.clock().instant());
    }

    @Test
    void movesTokensWithTheClock() throws Exception {
        String token = caller.fetchToken();

        sandbox.clock().set(NOW.plusSeconds(900));

        assertEquals(42001, post(ADD_ORDER, token, SampleOrder.of("1")).getInteger("errcode"));
        assertEquals(0, sandbox.tokens().countValid());
    }

    @Test
    void keepsTheClockWithinItsRange() {
        AdjustableClock clock = sandbox.clock();
        for (Duration step : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThrows(IllegalArgumentException.class, () -> clock.advance(step));
        }
        assertThrows(IllegalArgumentException.class, () -> clock.set(Instant.MAX));
        assertThrows(IllegalArgumentException.class, () -> clock.set(Instant.EPOCH.minusNanos(1)));
        assertEquals(NOW, clock.instant());
    }

    @Test
    void recordsWhatWasAnswered() throws Exception {
        sandbox.faults().next(Fault.errcode(-1, "busy"));
        caller.get("/x?a=1");
        sandbox.faults().next(Fault.dropResponse());
        assertThrows(IOException.class, () -> caller.post("/x", "b"));

        List<RecordedExchange> exchanges = sandbox.exchanges();

        RecordedExchange answered = exchanges.getFirst();
        assertEquals("errcode -1", answered.fault().orElseThrow().toString());
        assertEquals(200, answered.answer().orElseThrow().status());
        assertTrue(answered.answer().orElseThrow().body().toString().contains("busy"));
        RecordedExchange dropped = exchanges.getLast();
        assertTrue(dropped.answer().isEmpty() && dropped.duration().isEmpty());
    }
}
