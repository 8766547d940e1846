package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.cloudcall.tools.sandbox.push.DeveloperServer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock, through HTTP, and what follows it. */
final class ClockResourceTest extends ControlFixture {

    @Test
    void setsAdvancesAndResets() throws Exception {
        assertEquals("{\"now\":\"2026-01-01T00:00:00Z\",\"real\":true}", get());
        control.put("/_sandbox/clock", "{\"now\":\"2026-11-11T00:00:00Z\"}");
        assertEquals("{\"now\":\"2026-11-11T00:00:00Z\",\"real\":false}", get());
        control.post("/_sandbox/clock/advance", "{\"duration\":\"P1DT2H\"}");
        control.post("/_sandbox/clock/advance", "{\"duration\":\"-PT1H\"}");
        assertEquals("{\"now\":\"2026-11-12T01:00:00Z\",\"real\":false}", get());
        control.delete("/_sandbox/clock");
        assertEquals("{\"now\":\"2026-01-01T00:00:00Z\",\"real\":true}", get());
    }

    private String get() throws Exception {
        return control.get("/_sandbox/clock").encode();
    }

    @Test
    void goesOnFromWhereItWasSet() throws Exception {
        try (Sandbox real = Sandbox.builder().clock(Clock.systemUTC()).start();
                ControlClient client = new ControlClient(real)) {
            Instant set = Instant.parse("2030-01-01T00:00:00Z");
            Instant first = Instant.parse(
                    client.put("/_sandbox/clock", "{\"now\":\"" + set + "\"}").getString("now"));
            Instant second = Instant.parse(client.get("/_sandbox/clock").getString("now"));

            assertTrue(!first.isBefore(set) && second.isAfter(first), set + " " + first + " " + second);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"now\":\"tomorrow\"}",
                "{\"now\":\"2026-11-11\"}",
                "{\"now\":1767225600}",
                "{\"now\":\"1969-12-31T23:59:59Z\"}",
                "{\"now\":\"+10000-01-01T00:00:00Z\"}",
                "{\"now\":\"+1000000000-12-31T23:59:59.999999999Z\"}"
            })
    void staysForWhatIsNoTime(String body) throws Exception {
        control.refused(400, "PUT", "/_sandbox/clock", body);

        assertTrue(sandbox.clock().isReset());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"duration\":\"2h\"}",
                "{\"duration\":7200}",
                "{\"duration\":\"P1Y\"}",
                "{\"duration\":\"PT9223372036854775807S\"}",
                "{\"duration\":\"-PT9223372036854775807S\"}",
                "{\"duration\":\"PT99999999999999999999H\"}",
                "{\"duration\":\"-P60000D\"}"
            })
    void staysForWhatIsNoStep(String body) throws Exception {
        control.refused(400, "POST", "/_sandbox/clock/advance", body);

        assertTrue(sandbox.clock().isReset());
    }

    @Test
    void movesTokens() throws Exception {
        String token = wechat.fetchToken();
        control.post("/_sandbox/clock/advance", "{\"duration\":\"PT2H\"}");

        String target = "/cgi-bin/express/business/account/getall?access_token=" + token;
        assertEquals(42001, new JsonObject(wechat.get(target).body()).getInteger("errcode"));
    }

    @Test
    void movesQuotas() throws Exception {
        String path = "/cgi-bin/express/business/account/getall";
        sandbox.quotas().setDailyLimit(path, 1);
        String target = path + "?access_token=" + wechat.fetchToken();
        wechat.get(target);
        assertEquals(45009, new JsonObject(wechat.get(target).body()).getInteger("errcode"));

        control.post("/_sandbox/clock/advance", "{\"duration\":\"P1D\"}");

        String next = path + "?access_token=" + wechat.fetchToken();
        assertFalse(new JsonObject(wechat.get(next).body()).containsKey("errcode"));
    }

    @Test
    void movesWaybillsWithTheirPushes() throws Exception {
        try (DeveloperServer developer = new DeveloperServer()) {
            sandbox.pushes().pushTo(developer.url());
            call(APP, ADD_ORDER, SampleOrder.of("order-1"));

            control.post("/_sandbox/clock/advance", "{\"duration\":\"PT1H\"}");
            sandbox.pushes().flush();

            assertEquals(List.of("add_express_path"), developer.types());
            assertEquals(
                    NOW.plus(Duration.ofHours(1)).getEpochSecond(),
                    developer.pushes().getLast().json().getLong("CreateTime"));
        }
    }
}
