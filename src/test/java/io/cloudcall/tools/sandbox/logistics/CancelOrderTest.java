package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CancelOrderTest {

    private static final String API = "business/order/cancel";

    private final MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();

    @AutoClose
    private final LogisticsSandbox caller = new LogisticsSandbox(sandbox);

    @BeforeEach
    void addAnOrder() throws Exception {
        caller.post("business/order/add", SampleOrder.of("1"));
    }

    @Test
    void cancelsWithTheCompanysResult() throws Exception {
        assertEquals(
                "{\"errcode\":0,\"errmsg\":\"ok\",\"delivery_resultcode\":0,\"delivery_resultmsg\":\"\"}",
                caller.post(API, named()).encode());

        assertTrue(order().isCancelled());
        assertEquals(clock.instant(), order().cancelledAt());
        assertEquals(1, caller.post("business/order/get", named()).getInteger("order_status"));
        assertEquals(new OrderCounters(1, 0, 1, 0), sandbox.logistics().counters("1"));
    }

    @Test
    void givesNoWaybillBackAndKeepsTheIdTaken() throws Exception {
        caller.post(API, named());

        assertEquals(1, sandbox.accounts().list().getJsonObject(0).getInteger("quota_num"));
        assertRefused(9300522, "this orderid is repeated", caller.post("business/order/add", SampleOrder.of("1")));
    }

    @Test
    void cancelsNothingTwice() throws Exception {
        caller.post(API, named());

        assertRefused(9300524, "order already canceled", caller.post(API, named()));

        assertEquals(new OrderCounters(1, 0, 1, 1), sandbox.logistics().counters("1"));
    }

    @Test
    void cancelsUntilTheParcelIsPickedUp() throws Exception {
        clock.advance(Duration.ofHours(2));

        assertRefused(9300506, "Order can't cancel", caller.post(API, named()));

        clock.advance(Duration.ofSeconds(-1));
        assertEquals(0, caller.post(API, named()).getInteger("errcode"));
    }

    @ParameterizedTest
    @CsvSource({"order_id,other", "delivery_id,SF", "waybill_id,other"})
    void findsNoOtherOrder(String field, String value) throws Exception {
        assertRefused(40199, "waybill_id not found", caller.post(API, named().put(field, value)));

        assertEquals(0, sandbox.logistics().counters("1").cancelled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_id", "delivery_id", "waybill_id"})
    void refusesAMissingField(String field) throws Exception {
        JsonObject request = named();
        request.remove(field);

        assertRefused(930561, "args error", caller.post(API, request));
    }

    private Order order() {
        return sandbox.logistics().order("1").orElseThrow();
    }

    private JsonObject named() {
        return SampleOrder.named(order());
    }
}
