package io.cloudcall.tools.sandbox.intracity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code createstore}, {@code querystore} and {@code updatestore}. */
final class StoreTest {

    @RegisterExtension
    private final IntracitySandbox sandbox = new IntracitySandbox();

    @Test
    void createsAStoreThatIsThenFound() throws Exception {
        sandbox.server().intracity().open();
        JsonObject created = sandbox.succeed("createstore", IntracitySandbox.store());
        String id = created.getString("wx_store_id");

        assertEquals("9000000000000000001", id);
        assertEquals("123", created.getString("out_store_id"));
        assertEquals(sandbox.server().appId(), created.getString("appid"));
        JsonObject store = find(JsonObject.of("wx_store_id", id));
        assertEquals(IntracitySandbox.store().getJsonObject("address_info"), store.getJsonObject("address_info"));
        assertEquals(440300, store.getInteger("city_id"));
        assertEquals(1, store.getInteger("order_pattern"));
        assertEquals("", store.getString("service_trans_prefer"));
        assertEquals(store, find(JsonObject.of("out_store_id", "123")));
        assertEquals(store, find(new JsonObject()));
    }

    @Test
    void createsAStoreOnce() throws Exception {
        sandbox.createStore();

        sandbox.assertRefused(934010, "重复创建门店，请更换out_store_id", "createstore", IntracitySandbox.store());
    }

    @ParameterizedTest
    @ValueSource(strings = {"out_store_id", "address_info"})
    void needsTheFieldsOfAStore(String field) throws Exception {
        sandbox.server().intracity().open();
        JsonObject store = IntracitySandbox.store();
        store.remove(field);

        sandbox.assertRefused(934001, "请求参数有误 " + field, "createstore", store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"province", "city", "area", "house", "lat", "lng", "phone"})
    void needsTheFieldsOfAnAddress(String field) throws Exception {
        sandbox.server().intracity().open();
        JsonObject store = IntracitySandbox.store();
        store.getJsonObject("address_info").remove(field);

        sandbox.assertRefused(934001, "请求参数有误 " + field, "createstore", store);
    }

    @ParameterizedTest
    @CsvSource({"lat,90.1", "lng,-180.1", "phone,110", "lat,north"})
    void refusesAWrongAddress(String field, String value) throws Exception {
        sandbox.server().intracity().open();
        JsonObject store = IntracitySandbox.store();
        store.getJsonObject("address_info").put(field, value);

        sandbox.assertRefused(934001, "请求参数有误 " + field, "createstore", store);
    }

    @Test
    void refusesACityThatIsNotServed() throws Exception {
        sandbox.server().intracity().open();
        JsonObject store = IntracitySandbox.store();
        store.getJsonObject("address_info").put("city", "示例市");

        sandbox.assertRefused(934009, "不支持该门店所在城市", "createstore", store);
    }

    @Test
    void prefersACompany() throws Exception {
        sandbox.server().intracity().open();
        JsonObject store = IntracitySandbox.store().put("order_pattern", 2);

        sandbox.assertRefused(934001, "请求参数有误 service_trans_prefer", "createstore", store);
        sandbox.assertRefused(934003, "运力ID错误", "createstore", store.copy().put("service_trans_prefer", "SF"));
        sandbox.assertRefused(
                934001, "请求参数有误 order_pattern", "createstore", store.copy().put("order_pattern", 3));
        sandbox.succeed("createstore", store.put("service_trans_prefer", "SFTC"));
        assertEquals("SFTC", find(new JsonObject()).getString("service_trans_prefer"));
    }

    @Test
    void updatesWhatIsGiven() throws Exception {
        String id = sandbox.createStore();
        JsonObject content = JsonObject.of("order_pattern", "2", "service_trans_prefer", "SFTC");
        sandbox.succeed("updatestore", update(JsonObject.of("wx_store_id", id), content));
        JsonObject address =
                IntracitySandbox.store().getJsonObject("address_info").put("house", "深南大道2号");
        sandbox.succeed(
                "updatestore", update(JsonObject.of("out_store_id", "123"), JsonObject.of("address_info", address)));

        JsonObject store = find(new JsonObject());
        assertEquals(2, store.getInteger("order_pattern"));
        assertEquals("SFTC", store.getString("service_trans_prefer"));
        assertEquals(address, store.getJsonObject("address_info"));
        assertEquals("测试门店1", sandbox.server().intracity().stores().getFirst().name());
    }

    @Test
    void findsNoOtherStore() throws Exception {
        sandbox.createStore();
        JsonObject keys = JsonObject.of("wx_store_id", "1");

        sandbox.assertRefused(934021, "门店不存在", "querystore", keys);
        sandbox.assertRefused(934021, "门店不存在", "updatestore", update(keys, new JsonObject()));
        sandbox.assertRefused(934021, "门店不存在", "addorder", IntracitySandbox.order("1"));
        sandbox.assertRefused(
                934001,
                "请求参数有误 content",
                "updatestore",
                JsonObject.of("keys", new JsonObject().put("out_store_id", "123")));
    }

    private static JsonObject update(JsonObject keys, JsonObject content) {
        return JsonObject.of("keys", keys, "content", content);
    }

    private JsonObject find(JsonObject keys) throws Exception {
        JsonObject found = sandbox.succeed("querystore", keys);
        JsonArray stores = found.getJsonArray("store_list");
        assertEquals(1, stores.size());
        assertEquals(1, found.getInteger("total"));
        return stores.getJsonObject(0);
    }
}
