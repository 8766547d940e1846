package io.cloudcall.tools.sandbox.intracity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code preaddorder}, {@code addorder}, {@code queryorder}, {@code cancelorder} and {@code mocknotify}. */
final class DeliveryTest {

    @RegisterExtension
    private final IntracitySandbox sandbox = new IntracitySandbox();

    @Test
    void quotesWhatADeliveryThenCosts() throws Exception {
        String storeId = sandbox.createStore();
        JsonObject request =
                IntracitySandbox.order(storeId).put("cargo_name", "披萨").put("use_sandbox", 1);
        JsonObject quote = sandbox.succeed("preaddorder", request);
        JsonObject delivery = sandbox.succeed("addorder", request);

        assertEquals(4005, quote.getInteger("distance"));
        assertEquals(900, quote.getInteger("est_fee"));
        assertEquals("DADA", quote.getString("service_trans_id"));
        assertEquals(40, quote.getInteger("promise_delivery_time"));
        assertEquals(quote.getInteger("distance"), delivery.getInteger("distance"));
        assertEquals(quote.getInteger("est_fee"), delivery.getInteger("fee"));
        assertEquals(quote.getString("service_trans_id"), delivery.getString("service_trans_id"));
    }

    @Test
    void readsADeliveryBack() throws Exception {
        String storeId = sandbox.createStore();
        JsonObject created = sandbox.succeed(
                "addorder",
                IntracitySandbox.order(storeId).put("use_sandbox", 1).put("verify_code_type", "3"));
        JsonObject read = sandbox.query(created.getString("wx_order_id"));

        assertEquals("9001000000000000001", read.getString("wx_order_id"));
        assertEquals("testorder123", read.getString("store_order_id"));
        assertEquals(10000, read.getInteger("order_status"));
        assertEquals("oBUYER", read.getString("user_openid"));
        assertEquals(created.getString("fetch_code"), read.getString("fetch_code"));
        assertTrue(read.getString("recv_code").matches("[0-9]{4}"), read.encode());
        assertEquals("7", read.getString("order_seq"));
        assertEquals(created.getString("trans_order_id"), read.getString("delivery_no"));
        assertEquals("广东省深圳市南山区南头街道深南大道10000号", read.getJsonObject("store_info").getString("address"));
        assertEquals(113.973559, read.getJsonObject("receiver_info").getDouble("lng"));
        JsonArray items = read.getJsonObject("cargo_info").getJsonArray("item_list");
        assertEquals(1, items.getJsonObject(0).getInteger("num"));
        assertFalse(read.containsKey("transporter_info"));
        assertEquals(
                read,
                sandbox.succeed("queryorder", JsonObject.of("wx_store_id", storeId, "store_order_id", "testorder123")));
    }

    @Test
    void hasNoCodesUnlessAskedFor() throws Exception {
        JsonObject read = sandbox.query(sandbox.addTestOrder(sandbox.createStore()));

        assertEquals("", read.getString("fetch_code"));
        assertEquals("", read.getString("recv_code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wx_store_id",
                "store_order_id",
                "user_openid",
                "user_lng",
                "user_lat",
                "user_address",
                "user_name",
                "user_phone",
                "order_detail_path"
            })
    void needsTheFieldsOfAnOrder(String field) throws Exception {
        JsonObject order = IntracitySandbox.order(sandbox.createStore());
        order.remove(field);

        sandbox.assertRefused(934001, "请求参数有误 " + field, "addorder", order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cargo_name", "cargo_weight", "cargo_price", "cargo_type", "cargo_num", "item_list"})
    void needsTheFieldsOfACargo(String field) throws Exception {
        JsonObject order = IntracitySandbox.order(sandbox.createStore());
        order.getJsonObject("cargo").remove(field);

        sandbox.assertRefused(934001, "请求参数有误 " + field, "addorder", order);
    }

    @ParameterizedTest
    @CsvSource({
        "cargo_type,4,934001,请求参数有误 cargo_type",
        "cargo_weight,20001,934020,商品超重",
        "cargo_weight,0.5,934001,请求参数有误 cargo_weight",
        "cargo_num,0,934001,请求参数有误 cargo_num"
    })
    void refusesAWrongCargo(String field, double value, int errcode, String text) throws Exception {
        JsonObject order = IntracitySandbox.order(sandbox.createStore());
        order.getJsonObject("cargo").put(field, value);

        sandbox.assertRefused(errcode, text, "addorder", order);
    }

    @ParameterizedTest
    @CsvSource({
        "user_lat,22.9,934019,超出运力支持的配送范围",
        "verify_code_type,4,934001,请求参数有误 verify_code_type",
        "user_phone,+86,934001,请求参数有误 user_phone"
    })
    void refusesAWrongOrder(String field, String value, int errcode, String text) throws Exception {
        JsonObject order = IntracitySandbox.order(sandbox.createStore())
                .put("use_sandbox", 1)
                .put(field, value);

        sandbox.assertRefused(errcode, text, "addorder", order);
    }

    /** WeChat's page: 相同的订单号会重入. */
    @Test
    void createsADeliveryOnce() throws Exception {
        String storeId = sandbox.createStore();
        JsonObject order = IntracitySandbox.order(storeId).put("use_sandbox", 1);

        assertEquals(sandbox.succeed("addorder", order), sandbox.succeed("addorder", order));
        sandbox.assertRefused(934002, "订单已存在，且订单在处理中,请勿重复添加", "addorder", order.put("user_name", "另一位"));
        assertEquals(1, sandbox.server().intracity().deliveries().size());
    }

    /** WeChat's page names the one receiver that test orders by SFTC may have. */
    @Test
    void deliversTestOrdersBySftcToOneReceiverOnly() throws Exception {
        String storeId = sandbox.createStore();
        JsonObject keys = JsonObject.of("wx_store_id", storeId);
        JsonObject preference = JsonObject.of("order_pattern", 2, "service_trans_prefer", "SFTC");
        sandbox.succeed("updatestore", JsonObject.of("keys", keys, "content", preference));
        JsonObject order = IntracitySandbox.order(storeId).put("use_sandbox", 1);

        sandbox.assertRefused(934019, "超出运力支持的配送范围", "addorder", order);
        order.put("user_name", "顺丰同城").put("user_phone", "13881979410");
        JsonObject delivery = sandbox.succeed("addorder", order.put("user_address", "北京市海淀区学清嘉创大厦A座15层"));
        assertEquals("SFTC", delivery.getString("service_trans_id"));
        assertEquals(1100, delivery.getInteger("fee"));
    }

    @Test
    void passesThroughTheStatesOfATestOrder() throws Exception {
        String orderId = sandbox.addTestOrder(sandbox.createStore());
        for (int status : new int[] {30000, 40000, 50000, 70000}) {
            sandbox.clock().advance(Duration.ofMinutes(1));
            move(orderId, status);
            assertEquals(status, sandbox.query(orderId).getInteger("order_status"));
        }

        JsonObject read = sandbox.query(orderId);
        long start = IntracitySandbox.START.getEpochSecond();
        assertEquals(start, read.getLong("create_time"));
        assertEquals(start + 60, read.getLong("accept_time"));
        assertEquals(start + 180, read.getLong("fetch_time"));
        assertEquals(start + 240, read.getLong("finish_time"));
        assertEquals(start + 2400, read.getLong("expected_finish_time"));
        assertEquals("模拟骑手", read.getJsonObject("transporter_info").getString("transporter_name"));
        assertEquals(900, read.getInteger("actualfee"));
        sandbox.assertRefused(934007, "不是在途订单", "mocknotify", state(orderId, 90000));
        sandbox.assertRefused(934017, "订单处在不能被取消的状态", "cancelorder", cancellation(orderId));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10001, 80000})
    void hasNoOtherState(int status) throws Exception {
        String orderId = sandbox.addTestOrder(sandbox.createStore());

        sandbox.assertRefused(934001, "请求参数有误 order_status", "mocknotify", state(orderId, status));
    }

    @Test
    void findsNoOtherDelivery() throws Exception {
        sandbox.createStore();

        for (String api : new String[] {"queryorder", "cancelorder", "mocknotify"}) {
            sandbox.assertRefused(934016, "订单不存在", api, state("1", 30000));
            sandbox.assertRefused(934001, "请求参数有误 wx_store_id", api, new JsonObject());
            sandbox.assertRefused(934001, "请求参数有误 store_order_id", api, JsonObject.of("wx_store_id", "1"));
        }
    }

    /** WeChat's page: a cancellation on the way costs a penalty (违约金). */
    @ParameterizedTest
    @CsvSource({"10000,0,0", "30000,200,200", "50000,200,200", "60000,0,0"})
    void cancelsADelivery(int status, int penalty, int actualFee) throws Exception {
        String orderId = sandbox.addTestOrder(sandbox.createStore());
        move(orderId, status);
        JsonObject canceled = sandbox.succeed("cancelorder", cancellation(orderId));
        JsonObject read = sandbox.query(orderId);

        assertEquals(20000, canceled.getInteger("order_status"));
        assertEquals(penalty, canceled.getInteger("deductfee"));
        assertEquals(penalty, read.getInteger("deductfee"));
        assertEquals(actualFee, read.getInteger("actualfee"));
        assertEquals(IntracitySandbox.START.getEpochSecond(), read.getLong("cancel_time"));
        sandbox.assertRefused(934018, "订单已取消，请勿重复操作", "cancelorder", cancellation(orderId));
    }

    @Test
    void needsAReasonToCancel() throws Exception {
        String orderId = sandbox.addTestOrder(sandbox.createStore());

        sandbox.assertRefused(
                934001,
                "请求参数有误 cancel_reason_id",
                "cancelorder",
                cancellation(orderId).put("cancel_reason_id", 4));
        sandbox.assertRefused(934001, "请求参数有误 cancel_reason_id", "cancelorder", JsonObject.of("wx_order_id", orderId));
    }

    private void move(String orderId, int status) throws Exception {
        sandbox.succeed("mocknotify", state(orderId, status));
    }

    private static JsonObject state(String orderId, int status) {
        return JsonObject.of("wx_order_id", orderId, "order_status", status, "cancel_reason_id", 1);
    }

    private static JsonObject cancellation(String orderId) {
        return JsonObject.of("wx_order_id", orderId, "cancel_reason_id", 1, "cancel_reason", "不需要了");
    }
}
