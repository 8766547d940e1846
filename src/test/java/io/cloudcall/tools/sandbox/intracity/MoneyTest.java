package io.cloudcall.tools.sandbox.intracity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code storecharge}, {@code storerefund}, {@code balancequery}, {@code queryflow}, and who pays. */
final class MoneyTest {
    private static final int CHARGES = 1;
    private static final int DELIVERIES = 2;
    private static final int REFUNDS = 3;

    @RegisterExtension
    private final IntracitySandbox sandbox = new IntracitySandbox();

    @Test
    void paysADeliveryFromWhatWasCharged() throws Exception {
        String storeId = sandbox.createStore();
        sandbox.assertRefused(934013, "门店余额不足无法下单", "addorder", IntracitySandbox.order(storeId));
        JsonObject charged = charge(storeId, "DADA", 5000);
        sandbox.succeed("addorder", IntracitySandbox.order(storeId));

        assertTrue(charged.getString("payurl").startsWith("https://example.com/"), charged.encode());
        assertEquals(4100, balance(storeId));
        JsonObject flow = flow(storeId, DELIVERIES);
        JsonObject item = flow.getJsonArray("flow_list").getJsonObject(0);
        assertEquals(900, flow.getInteger("total_pay_amt"));
        assertEquals(900, item.getInteger("pay_amount"));
        assertEquals(10000, item.getInteger("delivery_status"));
        assertEquals("oBUYER", item.getString("openid"));
    }

    @Test
    void chargesNothingForTestOrders() throws Exception {
        String storeId = sandbox.createStore();
        sandbox.addTestOrder(storeId);

        assertEquals(0, flow(storeId, DELIVERIES).getInteger("total"));
    }

    @Test
    void givesBackWhatACanceledDeliveryDidNotCost() throws Exception {
        String storeId = sandbox.createStore();
        charge(storeId, "DADA", 5000);
        String orderId =
                sandbox.succeed("addorder", IntracitySandbox.order(storeId)).getString("wx_order_id");
        sandbox.succeed("cancelorder", JsonObject.of("wx_order_id", orderId, "cancel_reason_id", 99));

        assertEquals(5000, balance(storeId));
        assertEquals(900, flow(storeId, DELIVERIES).getInteger("total_refund_amt"));
        assertEquals(0, flow(storeId, DELIVERIES).getInteger("total_deduct_amt"));
    }

    /** Only test orders change by mocknotify. */
    @Test
    void movesNoPaidDelivery() throws Exception {
        String storeId = sandbox.createStore();
        charge(storeId, "DADA", 5000);
        String orderId =
                sandbox.succeed("addorder", IntracitySandbox.order(storeId)).getString("wx_order_id");

        sandbox.assertRefused(
                934000, "其他逻辑错误", "mocknotify", JsonObject.of("wx_order_id", orderId, "order_status", 30000));
    }

    @Test
    void spendsTheOldestChargeFirst() throws Exception {
        String storeId = sandbox.createStore();
        charge(storeId, "DADA", 5000);
        sandbox.clock().advance(Duration.ofDays(1));
        charge(storeId, "DADA", 6000);
        sandbox.succeed("addorder", IntracitySandbox.order(storeId));

        JsonArray charges = detail(storeId).getJsonArray("order_list");
        assertEquals(4100, charges.getJsonObject(0).getInteger("unused_amt"));
        assertEquals(5000, charges.getJsonObject(0).getInteger("charge_amt"));
        assertEquals(6000, charges.getJsonObject(1).getInteger("unused_amt"));
        assertEquals(10100, balance(storeId));
    }

    @Test
    void refundsWhatIsLeft() throws Exception {
        String storeId = sandbox.createStore();
        charge(storeId, "DADA", 5000);
        String orderId =
                sandbox.succeed("addorder", IntracitySandbox.order(storeId)).getString("wx_order_id");
        JsonObject refund = JsonObject.of("wx_store_id", storeId, "service_trans_id", "DADA");
        sandbox.assertRefused(934006, "有在途订单，暂不能退款，请等待配送完成", "storerefund", refund);
        sandbox.succeed("cancelorder", JsonObject.of("wx_order_id", orderId, "cancel_reason_id", 1));

        assertEquals(5000, sandbox.succeed("storerefund", refund).getInteger("refund_amount"));
        assertEquals(0, balance(storeId));
        assertEquals(5000, flow(storeId, REFUNDS).getInteger("total_refund_amt"));
        assertEquals(5000, flow(storeId, CHARGES).getInteger("total_pay_amt"));
        assertEquals(0, sandbox.succeed("storerefund", refund).getInteger("refund_amount"));
    }

    /** WeChat's page: unused money goes back after a month. */
    @Test
    void refundsWhatIsUnusedAfterAMonth() throws Exception {
        String storeId = sandbox.createStore();
        charge(storeId, "DADA", 5000);
        sandbox.clock().advance(Duration.ofDays(30));

        assertEquals(0, balance(storeId));
        JsonObject refund = flow(storeId, REFUNDS).getJsonArray("flow_list").getJsonObject(0);
        assertEquals(5000, refund.getInteger("refund_amount"));
        assertEquals(refund.getLong("consume_deadline"), refund.getLong("refund_time"));
    }

    @Test
    void keepsTheMoneyOfTheCompaniesApart() throws Exception {
        String storeId = sandbox.createStore();
        charge(storeId, "SFTC", 5000);

        sandbox.assertRefused(934013, "门店余额不足无法下单", "addorder", IntracitySandbox.order(storeId));
        JsonObject balances = sandbox.succeed("balancequery", JsonObject.of("wx_store_id", storeId));
        assertEquals(5000, balances.getInteger("all_balance"));
        assertEquals(2, balances.getJsonArray("balance_detail").size());
    }

    @Test
    void letsTheMiniProgramPay() throws Exception {
        String appId = sandbox.server().appId();
        String storeId = sandbox.createStore();
        sandbox.succeed("setpaymode", JsonObject.of("appid", appId, "pay_mode", "PAY_MODE_APP"));
        sandbox.succeed(
                "storecharge", JsonObject.of("service_trans_id", "DADA", "amount", 5000, "pay_mode", "PAY_MODE_APP"));
        sandbox.succeed("addorder", IntracitySandbox.order(storeId));

        JsonObject mode = sandbox.succeed("getpaymode", JsonObject.of("appid", appId));
        assertEquals("PAY_MODE_APP", mode.getString("pay_mode"));
        assertEquals(appId, mode.getString("pay_appid"));
        assertEquals(
                4100,
                sandbox.succeed("balancequery", JsonObject.of("pay_mode", "PAY_MODE_APP"))
                        .getInteger("all_balance"));
        assertEquals(0, flow(storeId, DELIVERIES).getInteger("total"));
    }

    @Test
    void startsWithStoresThatPay() throws Exception {
        sandbox.createStore();
        String appId = sandbox.server().appId();

        assertEquals(
                JsonObject.of("pay_mode", "PAY_MODE_STORE", "errcode", 0, "errmsg", "ok"),
                sandbox.succeed("getpaymode", JsonObject.of("appid", appId)));
        sandbox.assertRefused(934012, "appid和access_token不匹配", "getpaymode", JsonObject.of("appid", "wx"));
        sandbox.assertRefused(
                934012,
                "appid和access_token不匹配",
                "setpaymode",
                JsonObject.of("appid", "wx", "pay_mode", "PAY_MODE_APP"));
    }

    @ParameterizedTest
    @CsvSource({
        "storecharge,amount,4999",
        "storecharge,pay_mode,APP",
        "storecharge,wx_store_id,",
        "storerefund,service_trans_id,",
        "balancequery,wx_store_id,",
        "queryflow,flow_type,4"
    })
    void refusesWrongFields(String api, String field, String value) throws Exception {
        JsonObject body = JsonObject.of("wx_store_id", sandbox.createStore(), "service_trans_id", "DADA")
                .put("amount", 5000)
                .put("flow_type", CHARGES)
                .put(field, value);

        sandbox.assertRefused(934001, "请求参数有误 " + field, api, body);
    }

    @Test
    void listsTheTimeThatIsAskedFor() throws Exception {
        String storeId = sandbox.createStore();
        charge(storeId, "DADA", 5000);
        long now = IntracitySandbox.START.getEpochSecond();
        JsonObject query = JsonObject.of("wx_store_id", storeId, "flow_type", CHARGES);

        assertEquals(
                1,
                sandbox.succeed("queryflow", query.copy().put("end_time", now)).getInteger("total"));
        assertEquals(
                0,
                sandbox.succeed("queryflow", query.copy().put("end_time", now - 1))
                        .getInteger("total"));
        assertEquals(
                0,
                sandbox.succeed("queryflow", query.copy().put("begin_time", now + 1))
                        .getInteger("total"));
        assertEquals(
                0,
                sandbox.succeed("queryflow", query.copy().put("service_trans_id", "SFTC"))
                        .getInteger("total"));
        sandbox.clock().advance(Duration.ofDays(91));
        assertEquals(0, sandbox.succeed("queryflow", query).getInteger("total"));
    }

    private JsonObject charge(String storeId, String service, int amount) throws Exception {
        return sandbox.succeed(
                "storecharge", JsonObject.of("wx_store_id", storeId, "service_trans_id", service, "amount", amount));
    }

    private JsonObject flow(String storeId, int type) throws Exception {
        return sandbox.succeed("queryflow", JsonObject.of("wx_store_id", storeId, "flow_type", type));
    }

    private JsonObject detail(String storeId) throws Exception {
        return sandbox.succeed("balancequery", JsonObject.of("wx_store_id", storeId, "service_trans_id", "DADA"))
                .getJsonArray("balance_detail")
                .getJsonObject(0);
    }

    private int balance(String storeId) throws Exception {
        return detail(storeId).getInteger("balance");
    }
}
