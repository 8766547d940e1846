package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CancelOrderTest {
    private static final String API = "business/order/cancel";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    private final MockClock clock = sandbox.clock();

    @BeforeEach
    void addAnOrder() throws Exception {
        sandbox.addOrder(SampleOrder.of("1"));
    }

    @Test
    void cancelsWithTheCompanysResult() throws Exception {
        assertEquals(
                "{\"errcode\":0,\"errmsg\":\"ok\",\"delivery_resultcode\":0,\"delivery_resultmsg\":\"\"}",
                sandbox.post(API, named()).encode());

        assertTrue(order().isCancelled());
        assertEquals(clock.instant(), order().cancelledAt());
        assertEquals(1, sandbox.post("business/order/get", named()).getInteger("order_status"));
        assertEquals(new OrderCounters(1, 0, 1, 0), sandbox.logistics().counters("1"));
    }

    @Test
    void givesNoWaybillBackAndKeepsTheIdTaken() throws Exception {
        sandbox.post(API, named());

        assertEquals(1, sandbox.accounts().list().getJsonObject(0).getInteger("quota_num"));
        assertRefused(9300522, "this orderid is repeated", sandbox.addOrder(SampleOrder.of("1")));
    }

    @Test
    void cancelsNothingTwice() throws Exception {
        sandbox.post(API, named());

        assertRefused(9300524, "order already canceled", sandbox.post(API, named()));

        assertEquals(new OrderCounters(1, 0, 1, 1), sandbox.logistics().counters("1"));
    }

    @Test
    void cancelsUntilTheParcelIsPickedUp() throws Exception {
        clock.advance(Duration.ofHours(2));

        assertRefused(9300506, "Order can't cancel", sandbox.post(API, named()));

        clock.advance(Duration.ofSeconds(-1));
        assertEquals(0, sandbox.post(API, named()).getInteger("errcode"));
    }

    @ParameterizedTest
    @CsvSource({"order_id,other", "delivery_id,SF", "waybill_id,other"})
    void findsNoOtherOrder(String field, String value) throws Exception {
        assertRefused(40199, "waybill_id not found", sandbox.post(API, named().put(field, value)));

        assertEquals(0, sandbox.logistics().counters("1").canceled());
    }

    @Test
    void cancelsNoOrderOfAnotherUser() throws Exception {
        assertRefused(40003, "invalid openid", sandbox.post(API, named().put("openid", "oANOTHER")));

        assertFalse(order().isCancelled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order_id", "delivery_id", "waybill_id"})
    void refusesAMissingField(String field) throws Exception {
        JsonObject request = named();
        request.remove(field);

        assertRefused(930561, "args error", sandbox.post(API, request));
    }

    private Order order() {
        return sandbox.order("1");
    }

    private JsonObject named() {
        return SampleOrder.reference(order());
    }
}
