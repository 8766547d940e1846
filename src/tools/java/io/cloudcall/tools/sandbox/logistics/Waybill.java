package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The printed waybill of an order. Keys are from WeChat's examples, the rest is an assumption. */
final class Waybill {

    private Waybill() {}

    /** Returns {@code waybill_data}. */
    static JsonArray data(Order order) {
        String city = order.content().getJsonObject("receiver").getString("city");
        return JsonArray.of(
                entry(order.deliveryId() + "_bagAddr", city), entry(order.deliveryId() + "_mark", "101- 07-03 509"));
    }

    /** Returns the response of getOrder. */
    static JsonObject toJson(Order order, int copies) {
        return new JsonObject()
                .put("print_html", base64(html(order).repeat(copies)))
                .put("waybill_data", data(order))
                .put("delivery_id", order.deliveryId())
                .put("waybill_id", order.waybillId())
                .put("order_id", order.orderId())
                .put("order_status", order.isCancelled() ? 1 : 0);
    }

    static String base64(String html) {
        return Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String html(Order order) {
        JsonObject receiver = order.content().getJsonObject("receiver");
        return "<section><h1>" + order.waybillId() + "</h1><p>" + receiver.getString("name") + "</p></section>";
    }

    private static JsonObject entry(String key, String value) {
        return new JsonObject().put("key", key).put("value", value);
    }
}
