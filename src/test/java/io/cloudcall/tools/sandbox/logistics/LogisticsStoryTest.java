package io.cloudcall.tools.sandbox.logistics;

import static io.cloudcall.tools.sandbox.logistics.LogisticsSandbox.assertOk;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.MockClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way of a merchant from a new account to an order that is canceled, step by step. */
final class LogisticsStoryTest {
    private static final String BIZ_ID = "广州海珠网点_云朵信息科技";

    @RegisterExtension
    private final LogisticsSandbox sandbox = new LogisticsSandbox();

    private final MockClock clock = sandbox.clock();

    @Test
    void bindsAnAccountSendsAnOrderFollowsAndCancelsIt() throws Exception {
        JsonObject account = JsonObject.of("biz_id", BIZ_ID, "delivery_id", "STO");
        assertOk(sandbox.post(
                "business/account/bind", account.copy().put("type", "bind").put("password", "p")));
        JsonArray accounts = sandbox.get("business/account/getall").getJsonArray("list");
        assertEquals(BIZ_ID, accounts.getJsonObject(accounts.size() - 1).getString("biz_id"));
        assertEquals(JsonObject.of("quota_num", 100), sandbox.post("business/quota/get", account));

        JsonObject added = sandbox.addOrder(SampleOrder.of("story-1").put("biz_id", BIZ_ID));
        JsonObject named = JsonObject.of(
                "order_id", added.getString("order_id"),
                "delivery_id", "STO",
                "waybill_id", added.getString("waybill_id"));
        assertEquals(JsonObject.of("quota_num", 99), sandbox.post("business/quota/get", account));
        assertEquals(0, sandbox.post("business/order/get", named).getInteger("order_status"));

        assertEquals(List.of(), actionTypes(named));
        clock.advance(Duration.ofHours(1));
        assertEquals(List.of(100003), actionTypes(named));

        assertEquals(0, sandbox.post("business/order/cancel", named).getInteger("errcode"));
        assertEquals(1, sandbox.post("business/order/get", named).getInteger("order_status"));
        assertEquals(List.of(100003, 400001), actionTypes(named));
        assertEquals(new OrderCounters(1, 0, 1, 0), sandbox.logistics().counters("story-1"));
    }

    private List<Integer> actionTypes(JsonObject named) throws Exception {
        return sandbox.post("business/path/get", named).getJsonArray("path_item_list").stream()
                .map(item -> ((JsonObject) item).getInteger("action_type"))
                .toList();
    }
}
