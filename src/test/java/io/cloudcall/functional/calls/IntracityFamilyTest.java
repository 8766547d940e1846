package io.cloudcall.functional.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.intracity.Delivery;
import io.cloudcall.tools.sandbox.intracity.IntracityApi;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Delivery within a city, by a router that signs its calls: from a store to an order that is read back. */
class IntracityFamilyTest {
    private static final String PATH = "/cgi-bin/express/intracity/";
    private static final String OTHER_APP = "wxSHOP2000000000000";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final SandboxExtension sandbox =
            SandboxExtension.create(Sandbox.builder().app(OTHER_APP, "second-app-secret"));

    private FunctionUnderTest router;

    @BeforeEach
    void start() throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys.json"), sandbox.server().security().encode());
        Map<String, String> settings = permissions();
        settings.put("WECHAT_API_SECURITY_FILE", keys.toString());
        router = sandbox.function(settings);
    }

    @Test
    void createsAnOrderAndReadsIt() {
        String storeId = createStore(sandbox.appId());
        JsonObject created = call(sandbox.appId(), "addorder", order(storeId));
        JsonObject read =
                call(sandbox.appId(), "queryorder", JsonObject.of("wxOrderId", created.getString("wxOrderId")));

        assertEquals(0, read.getInteger("errCode"), read.encode());
        assertEquals("openapi." + PATH + "queryorder:ok", read.getString("errMsg"));
        assertEquals(10000, read.getInteger("orderStatus"));
        assertEquals("order-1", read.getString("storeOrderId"));
        assertEquals("示例收件人", read.getJsonObject("receiverInfo").getString("receiverName"));
        assertEquals("榴莲披萨", read.getJsonObject("cargoInfo").getString("cargoName"));
        assertFalse(read.containsKey("_n") || read.containsKey("n") || read.containsKey("_appid"), read.encode());
        Delivery delivery = sandbox.server().intracity().deliveries().getFirst();
        assertEquals(delivery.id(), read.getString("wxOrderId"));
    }

    /** What WeChat gets: no name of a receiver, and nothing in the URL but the access token. */
    @Test
    void sendsEveryCallEncrypted() {
        call(sandbox.appId(), "addorder", order(createStore(sandbox.appId())));
        List<ReceivedRequest> calls = sandbox.requests().stream()
                .filter(request -> request.path().startsWith(PATH))
                .toList();

        assertEquals(3, calls.size());
        for (ReceivedRequest request : calls) {
            JsonObject body = new JsonObject(request.body().toString(StandardCharsets.UTF_8));
            assertEquals(Set.of("iv", "data", "authtag"), body.fieldNames());
            assertEquals(Set.of("access_token"), request.query().keySet());
        }
    }

    @Test
    void makesAllSixteenCalls() {
        String appId = sandbox.appId();
        JsonObject store = JsonObject.of("wxStoreId", createStore(appId));
        JsonObject charge = store.copy().put("serviceTransId", "DADA").put("amount", 5000);
        JsonObject request = order(store.getString("wxStoreId")).put("cargoName", "披萨");
        List<Map.Entry<String, JsonObject>> calls = List.of(
                Map.entry("getcity", new JsonObject()),
                Map.entry("querystore", store),
                Map.entry("updatestore", JsonObject.of("keys", store, "content", JsonObject.of("storeName", "示例"))),
                Map.entry("setpaymode", JsonObject.of("appid", appId, "payMode", "PAY_MODE_STORE")),
                Map.entry("getpaymode", JsonObject.of("appid", appId)),
                Map.entry("storecharge", charge),
                Map.entry("balancequery", store),
                Map.entry("preaddorder", request),
                Map.entry("addorder", request),
                Map.entry("mocknotify", key(store).put("orderStatus", 30000)),
                Map.entry("queryorder", key(store)),
                Map.entry("cancelorder", key(store).put("cancelReasonId", 1)),
                Map.entry("storerefund", charge),
                Map.entry("queryflow", store.copy().put("flowType", 3).put("payMode", "PAY_MODE_STORE")));
        for (Map.Entry<String, JsonObject> call : calls) {
            JsonObject result = call(appId, call.getKey(), call.getValue());
            assertEquals(0, result.getInteger("errCode"), result.encode());
        }

        assertEquals(
                16,
                sandbox.server().requestsByPath().keySet().stream()
                        .filter(path -> path.startsWith(PATH))
                        .count());
    }

    @Test
    void returnsAnEncryptedErrorAsAClearOne() {
        createStore(sandbox.appId());
        JsonObject result = call(sandbox.appId(), "queryorder", JsonObject.of("wxOrderId", "1"));

        assertEquals(934016, result.getInteger("errCode"), result.encode());
        assertTrue(result.getString("errMsg").contains("订单不存在"), result.encode());
    }

    /** Each app signs by its own keys, and has stores of its own. */
    @Test
    void deliversForSeveralApps() {
        String first = createStore(sandbox.appId());
        String second = createStore(OTHER_APP);
        JsonObject foreign = call(OTHER_APP, "addorder", order(first));

        assertEquals(934021, foreign.getInteger("errCode"), foreign.encode());
        assertEquals(
                OTHER_APP,
                call(OTHER_APP, "queryorder", key(call(OTHER_APP, "addorder", order(second))))
                        .getString("appid"));
        assertEquals(0, sandbox.server().intracity(sandbox.appId()).deliveries().size());
    }

    @Test
    void isRefusedWithoutKeys() throws IOException {
        FunctionUnderTest clear = sandbox.function(permissions());
        JsonObject event = JsonObject.of("openapi", PATH + "querystore", "data", new JsonObject());
        JsonObject result = new JsonObject(clear.invoke(event.encode()));

        assertEquals(934011, result.getInteger("errCode"), result.encode());
        assertTrue(result.getString("errMsg").contains("signature is needed"), result.encode());
    }

    private Map<String, String> permissions() {
        List<String> paths = List.copyOf(new IntracityApi(Clock.systemUTC(), AppSeed.first("wx"))
                .routes()
                .keySet());
        return new HashMap<>(RouterSettings.permitting(folder, paths));
    }

    private String createStore(String appId) {
        assertEquals(0, call(appId, "apply", new JsonObject()).getInteger("errCode"));
        JsonObject address = new JsonObject()
                .put("province", "广东省")
                .put("city", "深圳市")
                .put("area", "南山区")
                .put("house", "示例路1号")
                .put("lat", 22.540366)
                .put("lng", 113.934559)
                .put("phone", "13800000000");
        JsonObject store = call(
                appId,
                "createstore",
                JsonObject.of("outStoreId", "shop-1", "storeName", "示例门店", "addressInfo", address));
        assertEquals(0, store.getInteger("errCode"), store.encode());
        return store.getString("wxStoreId");
    }

    private static JsonObject order(String storeId) {
        return JsonObject.of("wxStoreId", storeId, "storeOrderId", "order-1", "userOpenid", "oBUYER")
                .put("userName", "示例收件人")
                .put("userPhone", "13800000001")
                .put("userAddress", "深圳市南山区示例路99号")
                .put("userLng", 113.973559)
                .put("userLat", 22.540366)
                .put("orderDetailPath", "pages/order?id=1")
                .put("useSandbox", 1)
                .put(
                        "cargo",
                        new JsonObject("{\"cargoName\":\"榴莲披萨\",\"cargoWeight\":500,\"cargoPrice\":5000,"
                                + "\"cargoType\":1,\"cargoNum\":1,\"itemList\":[{\"itemName\":\"披萨\","
                                + "\"itemPicUrl\":\"https://example.com/p.png\",\"count\":1}]}"));
    }

    private static JsonObject key(JsonObject store) {
        return JsonObject.of("wxStoreId", store.getString("wxStoreId"), "storeOrderId", "order-1");
    }

    private JsonObject call(String appId, String api, JsonObject data) {
        JsonObject event = JsonObject.of("openapi", PATH + api, "data", data, "appid", appId);
        return new JsonObject(router.invoke(event.encode()));
    }
}
