package io.cloudcall.tools.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.logistics.SampleOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders and the moves of their waybills, through HTTP. */
final class OrderResourceTest extends ControlFixture {
    private static final String MOVES = "/_sandbox/apps/" + APP + "/moves";
    private String waybill = "";

    @BeforeEach
    void addOrder() throws Exception {
        waybill = call(APP, ADD_ORDER, SampleOrder.of("order-1")).getString("waybill_id");
    }

    private JsonObject listed(String appId) throws Exception {
        JsonArray orders = control.get("/_sandbox/apps/" + appId + "/orders").getJsonArray("orders");
        return orders.isEmpty() ? new JsonObject() : orders.getJsonObject(0);
    }

    @Test
    void listsOrdersWithTheirWaybills() throws Exception {
        sandbox.clock().advance(Duration.ofHours(1));

        JsonObject order = listed(APP);
        assertEquals("order-1", order.getString("order_id"));
        assertEquals("STO", order.getString("delivery_id"));
        assertEquals(waybill, order.getString("waybill_id"));
        assertEquals("oABC123456", order.getString("openid"));
        assertEquals("2026-01-01T00:00:00Z", order.getString("added_at"));
        assertNull(order.getString("cancelled_at"));
        assertEquals(100003, order.getJsonArray("path").getJsonObject(0).getInteger("action_type"));
        assertEquals(new JsonObject(), listed(FURTHER));
        control.refused(404, "GET", "/_sandbox/apps/wx404/orders", "");
    }

    @Test
    void movesAWaybillAsItsCarrierDoes() throws Exception {
        JsonObject moved = control.post(MOVES, """
                {"order_id":"order-1","action_type":300003,"action_msg":"已签收","action_time":1767225660}""");

        JsonObject path = call(
                APP,
                "/cgi-bin/express/business/path/get",
                new JsonObject()
                        .put("order_id", "order-1")
                        .put("openid", "oABC123456")
                        .put("delivery_id", "STO")
                        .put("waybill_id", waybill));
        assertEquals(path.getJsonArray("path_item_list"), moved.getJsonArray("path"));
        assertEquals("已签收", moved.getJsonArray("path").getJsonObject(0).getString("action_msg"));
    }

    @Test
    void movesItNowUnlessTheTimeIsGiven() throws Exception {
        sandbox.clock().advance(Duration.ofMinutes(5));

        JsonObject item = control.post(MOVES, "{\"order_id\":\"order-1\",\"action_type\":400002}")
                .getJsonArray("path")
                .getJsonObject(0);

        assertEquals(NOW.getEpochSecond() + 300, item.getLong("action_time"));
        assertEquals("快件延误", item.getString("action_msg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order_id\":\"order-1\"}",
                "{\"action_type\":300003}",
                "{\"order_id\":\"order-1\",\"action_type\":1}",
                "{\"order_id\":\"order-1\",\"action_type\":\"300003\"}",
                "{\"order_id\":\"order-1\",\"action_type\":300003,\"action_time\":-1}",
                "{\"order_id\":\"order-1\",\"action_type\":300003,\"action_time\":9223372036854775807}",
                "{\"order_id\":\"order-1\",\"action_type\":300003,\"action_msg\":\"\"}",
                "{\"order_id\":1,\"action_type\":300003}"
            })
    void movesNothingByWhatIsWrong(String body) throws Exception {
        control.refused(400, "POST", MOVES, body);

        assertTrue(listed(APP).getJsonArray("path").isEmpty());
    }

    @Test
    void movesNoWaybillOfAnotherApp() throws Exception {
        String body = "{\"order_id\":\"order-1\",\"action_type\":300003}";

        control.refused(404, "POST", "/_sandbox/apps/" + FURTHER + "/moves", body);
        control.refused(404, "POST", "/_sandbox/apps/wx404/moves", body);
        assertTrue(listed(APP).getJsonArray("path").isEmpty());
    }
}
