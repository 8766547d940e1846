package io.cloudcall.tools.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A scenario of a shop from binding an account to cancelling an order. */
final class DemoScenario {
    private static final String ACCOUNT = "{\"deliveryId\":\"STO\",\"bizId\":\"广州海珠网点_云朵信息科技\"}";
    private static final Map<String, String> TITLES =
            DocumentedApi.all().collect(Collectors.toMap(DocumentedApi::name, DocumentedApi::title));

    private final DemoListener listener;

    /** The executor of a scenario's steps. */
    interface DemoListener {
        /** Makes a call and returns its result. */
        JsonObject call(String api, String title, String event) throws IOException;

        /** Advances the clock by one hour. */
        void anHourLater();
    }

    DemoScenario(DemoListener listener) {
        this.listener = listener;
    }

    void run() throws IOException {
        call("bindAccount", merge(ACCOUNT, "{\"type\":\"bind\",\"password\":\"p\"}"));
        call("getQuota", ACCOUNT);
        JsonObject order = call("addOrder", readOrder());
        String waybill = "{\"orderId\":\"demo-1\",\"openid\":\"oABC123456\",\"deliveryId\":\"STO\",\"waybillId\":\""
                + order.getString("waybillId") + "\"}";
        call("getQuota", ACCOUNT);
        call("getOrder", waybill);
        listener.anHourLater();
        call("getPath", waybill);
        call("cancelOrder", waybill);
        call("getPath", waybill);
    }

    private JsonObject call(String api, String data) throws IOException {
        String name = "logistics." + api;
        String event = "{\"openapi\":\"" + name + "\",\"data\":" + data + "}";
        return listener.call(name, TITLES.getOrDefault(name, ""), event);
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
