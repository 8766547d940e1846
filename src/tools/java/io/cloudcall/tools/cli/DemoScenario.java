package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A scenario of a shop: an account is bound, an order shipped and followed, and another canceled. */
final class DemoScenario {
    private static final String ACCOUNT = "{\"deliveryId\":\"STO\",\"bizId\":\"广州海珠网点_云朵信息科技\"}";
    private static final String BUYER = "oABC123456";
    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.ofHours(8));
    private static final Map<String, String> TITLES =
            DocumentedApi.all().collect(Collectors.toMap(DocumentedApi::name, DocumentedApi::title));

    private final InstantSource clock;
    private final DemoListener listener;

    /** The executor of a scenario's steps. */
    interface DemoListener {
        /** Makes a call and returns its result. */
        JsonObject call(String api, String title, String event) throws IOException;

        /** Advances the clock by one hour. */
        void anHourLater();
    }

    DemoScenario(InstantSource clock, DemoListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void run() throws IOException {
        call("logistics.bindAccount", merge(ACCOUNT, "{\"type\":\"bind\",\"password\":\"p\"}"));
        call("logistics.getQuota", ACCOUNT);
        JsonObject waybill = addOrder("demo-1");
        call("logistics.getQuota", ACCOUNT);
        call("logistics.getOrder", waybill.encode());
        call("wxa.sec.order.uploadShippingInfo", shippingInfo(waybill));
        call("wxa.sec.order.getOrder", "{\"merchantId\":\"1900000109\",\"merchantTradeNo\":\"demo-1\"}");
        listener.anHourLater();
        call("logistics.getPath", waybill.encode());
        call("logistics.cancelOrder", addOrder("demo-2").encode());
    }

    /** Adds an order and returns what names its waybill. */
    private JsonObject addOrder(String orderId) throws IOException {
        JsonObject order = call("logistics.addOrder", merge(readOrder(), "{\"orderId\":\"" + orderId + "\"}"));
        return new JsonObject()
                .put("orderId", orderId)
                .put("openid", BUYER)
                .put("deliveryId", "STO")
                .put("waybillId", order.getString("waybillId"));
    }

    /** Returns the upload for the order's payment, whose number is the shop's {@code orderId}. */
    private String shippingInfo(JsonObject waybill) {
        JsonObject payment = new JsonObject()
                .put("orderNumberType", 1)
                .put("mchid", "1900000109")
                .put("outTradeNo", waybill.getString("orderId"));
        JsonObject parcel = new JsonObject()
                .put("trackingNo", waybill.getString("waybillId"))
                .put("expressCompany", waybill.getString("deliveryId"))
                .put("itemDesc", "抱枕*2")
                .put("contact", JsonObject.of("receiverContact", "186****0000"));
        return new JsonObject()
                .put("orderKey", payment)
                .put("logisticsType", 1)
                .put("deliveryMode", 1)
                .put("shippingList", JsonArray.of(parcel))
                .put("uploadTime", RFC_3339.format(clock.instant()))
                .put("payer", JsonObject.of("openid", BUYER))
                .encode();
    }

    private JsonObject call(String api, String data) throws IOException {
        String event = "{\"openapi\":\"" + api + "\",\"data\":" + data + "}";
        return listener.call(api, TITLES.getOrDefault(api, ""), event);
    }

    private static String merge(String data, String otherFields) {
        return new JsonObject(data).mergeIn(new JsonObject(otherFields)).encode();
    }

    private static String readOrder() throws IOException {
        try (InputStream in = DemoScenario.class.getResourceAsStream("order.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
