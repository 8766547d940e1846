package io.cloudcall.tools.sandbox.intracity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.signing.HandSignedCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox whose deliveries within a city are called, each call signed. */
final class IntracitySandbox implements AfterEachCallback {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final String PATH = "/cgi-bin/express/intracity/";

    private final MockClock clock = MockClock.at(START);
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();

    MockClock clock() {
        return clock;
    }

    Sandbox server() {
        return sandbox;
    }

    JsonObject call(String api, JsonObject body) throws Exception {
        return new HandSignedCall(sandbox, clock, PATH + api, body).sendAndRead();
    }

    /** Makes a call that has to succeed. */
    JsonObject succeed(String api, JsonObject body) throws Exception {
        JsonObject response = call(api, body);
        assertEquals(0, response.getInteger("errcode"), response.encode());
        return response;
    }

    void assertRefused(int errcode, String text, String api, JsonObject body) throws Exception {
        JsonObject response = call(api, body);
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
        assertTrue(response.getString("errmsg").startsWith(text + " rid: "), response.encode());
    }

    /** Opens the permission, creates a store, and returns its number. */
    String createStore() throws Exception {
        sandbox.intracity().open();
        return succeed("createstore", store()).getString("wx_store_id");
    }

    /** Creates a test order of a store, and returns its number. */
    String addTestOrder(String storeId) throws Exception {
        return succeed("addorder", order(storeId).put("use_sandbox", 1)).getString("wx_order_id");
    }

    JsonObject query(String orderId) throws Exception {
        return succeed("queryorder", JsonObject.of("wx_order_id", orderId));
    }

    /** Returns a store, as in WeChat's sample. */
    static JsonObject store() {
        return JsonObject.of("out_store_id", "123", "store_name", "测试门店1", "order_pattern", 1)
                .put(
                        "address_info",
                        new JsonObject()
                                .put("province", "广东省")
                                .put("city", "深圳市")
                                .put("area", "南山区")
                                .put("street", "南头街道")
                                .put("house", "深南大道10000号")
                                .put("lat", 22.540366)
                                .put("lng", 113.934559)
                                .put("phone", "13800000138"));
    }

    /** Returns an order, as in WeChat's sample, to a receiver four kilometers from the store. */
    static JsonObject order(String storeId) {
        return JsonObject.of("wx_store_id", storeId, "store_order_id", "testorder123", "user_openid", "oBUYER")
                .put("user_lng", "113.973559")
                .put("user_lat", "22.540366")
                .put("user_address", "深圳市南山区示例路1号")
                .put("user_name", "示例")
                .put("user_phone", "13800000000")
                .put("order_detail_path", "pages/order?id=1")
                .put("order_seq", "7")
                .put("cargo", cargo());
    }

    static JsonObject cargo() {
        return JsonObject.of("cargo_name", "榴莲披萨套餐", "cargo_type", 1, "cargo_num", 3)
                .put("cargo_price", 5000)
                .put("cargo_weight", 500)
                .put(
                        "item_list",
                        JsonArray.of(JsonObject.of(
                                "item_name", "8寸榴莲", "count", 1, "item_pic_url", "https://example.com/pizza")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        sandbox.close();
    }
}
