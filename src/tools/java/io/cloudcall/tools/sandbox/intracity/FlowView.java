package io.cloudcall.tools.sandbox.intracity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The response of a query for payments. Amounts are in fen. */
final class FlowView {

    private FlowView() {}

    static JsonObject of(List<JsonObject> flow) {
        return new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("total", flow.size())
                .put("flow_list", new JsonArray(flow))
                .put("total_pay_amt", sum(flow, "pay_amount"))
                .put("total_refund_amt", sum(flow, "refund_amount"))
                .put("total_deduct_amt", sum(flow, "deduct_amount"));
    }

    static JsonObject charge(Charge charge, int type, String appId, String storeId) {
        JsonObject item = item(type, appId, storeId, charge.id(), charge.service())
                .put("pay_amount", charge.amount())
                .put("refund_amount", charge.refunded())
                .put("create_time", charge.begin().getEpochSecond())
                .put("pay_time", charge.begin().getEpochSecond())
                .put("consume_deadline", charge.end().getEpochSecond())
                .put("pay_status", "SUCCESS");
        if (charge.refundedAt() != null) {
            item.put("refund_time", charge.refundedAt().getEpochSecond());
        }
        return item;
    }

    static JsonObject delivery(Delivery delivery, int type, String appId) {
        long createdAt = delivery.createdAt().getEpochSecond();
        JsonObject item = item(
                        type,
                        appId,
                        delivery.store().id(),
                        delivery.id(),
                        delivery.quote().service())
                .put("pay_amount", delivery.quote().fee())
                .put("refund_amount", delivery.refund())
                .put("deduct_amount", delivery.penalty())
                .put("create_time", createdAt)
                .put("pay_time", createdAt)
                .put("pay_status", "SUCCESS")
                .put("openid", delivery.request().getString("user_openid"))
                .put("delivery_status", delivery.status().code())
                .put("bill_id", DeliveryView.serviceOrderId(delivery));
        if (delivery.status().isCanceled()) {
            item.put("refund_status", "SUCCESS");
        }
        delivery.reachedAt(DeliveryStatus.DELIVERED)
                .ifPresent(at -> item.put("delivery_finished_time", at.getEpochSecond()));
        return item;
    }

    private static JsonObject item(int type, String appId, String storeId, String id, DeliveryService service) {
        return new JsonObject()
                .put("flow_type", type)
                .put("appid", appId)
                .put("wx_store_id", storeId)
                .put("pay_order_id", id)
                .put("service_trans_id", service.name());
    }

    private static int sum(List<JsonObject> flow, String name) {
        return flow.stream().mapToInt(item -> item.getInteger(name, 0)).sum();
    }
}
