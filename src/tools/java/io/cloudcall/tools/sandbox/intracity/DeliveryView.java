package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** A delivery in responses, with the fields of WeChat's pages. Courier and codes are made up. */
final class DeliveryView {

    /** From the order to the receiver's door. */
    static final Duration PROMISED = Duration.ofMinutes(40);

    private DeliveryView() {}

    /** Returns the response of addorder. */
    static StubResponse created(Delivery delivery) {
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("wx_store_id", delivery.store().id())
                .put("wx_order_id", delivery.id())
                .put("store_order_id", delivery.storeOrderId())
                .put("service_trans_id", delivery.quote().service().name())
                .put("distance", delivery.quote().meters())
                .put("trans_order_id", serviceOrderId(delivery))
                .put("waybill_id", serviceOrderId(delivery))
                .put("fee", delivery.quote().fee())
                .put("fetch_code", delivery.fetchCode())
                .put("order_seq", delivery.request().getString("order_seq", "")));
    }

    /** Returns the number that the company gives a delivery. */
    static String serviceOrderId(Delivery delivery) {
        return delivery.quote().service().name() + "-SANDBOX-" + delivery.id();
    }

    /** Returns the response of queryorder. */
    static JsonObject of(Delivery delivery, String appId) {
        JsonObject view = new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("wx_order_id", delivery.id())
                .put("store_order_id", delivery.storeOrderId())
                .put("wx_store_id", delivery.store().id())
                .put("order_status", delivery.status().code())
                .put("appid", appId)
                .put("user_openid", delivery.request().getString("user_openid"))
                .put("service_trans_id", delivery.quote().service().name())
                .put("delivery_no", serviceOrderId(delivery))
                .put("distance", delivery.quote().meters())
                .put("actualfee", delivery.quote().fee() - delivery.refund())
                .put("deductfee", delivery.penalty());
        addTimes(view, delivery);
        view.put("fetch_code", delivery.fetchCode())
                .put("recv_code", delivery.receiptCode())
                .put("order_seq", delivery.request().getString("order_seq", ""));
        return addPeople(view, delivery);
    }

    private static void addTimes(JsonObject view, Delivery delivery) {
        view.put("create_time", delivery.createdAt().getEpochSecond());
        addTime(view, "accept_time", delivery, DeliveryStatus.ACCEPTED);
        addTime(view, "fetch_time", delivery, DeliveryStatus.ON_THE_WAY);
        addTime(view, "finish_time", delivery, DeliveryStatus.DELIVERED);
        addTime(view, "cancel_time", delivery, DeliveryStatus.CANCELED_BY_STORE);
        addTime(view, "cancel_time", delivery, DeliveryStatus.CANCELED_BY_SERVICE);
        view.put("expected_finish_time", delivery.createdAt().plus(PROMISED).getEpochSecond());
    }

    private static void addTime(JsonObject view, String name, Delivery delivery, DeliveryStatus status) {
        delivery.reachedAt(status).ifPresent(at -> view.put(name, at.getEpochSecond()));
    }

    private static JsonObject addPeople(JsonObject view, Delivery delivery) {
        if (delivery.status().hasCourier() || delivery.status() == DeliveryStatus.DELIVERED) {
            view.put("transporter_info", JsonObject.of("transporter_name", "模拟骑手", "transporter_phone", "13800000000"));
        }
        JsonObject request = delivery.request();
        view.put("store_info", store(delivery.store())).put("receiver_info", receiver(request));
        if (request.containsKey("cargo")) {
            view.put("cargo_info", cargo(request.getJsonObject("cargo")));
        }
        return view;
    }

    private static JsonObject store(Store store) {
        return new JsonObject()
                .put("store_name", store.name())
                .put("wx_store_id", store.id())
                .put("address", store.fullAddress())
                .put("lng", store.location().longitude())
                .put("lat", store.location().latitude())
                .put("phone_num", store.phone());
    }

    private static JsonObject receiver(JsonObject request) {
        return new JsonObject()
                .put("receiver_name", request.getString("user_name"))
                .put("address", request.getString("user_address"))
                .put("phone_num", request.getString("user_phone"))
                .put("lng", Double.valueOf(request.getValue("user_lng").toString()))
                .put("lat", Double.valueOf(request.getValue("user_lat").toString()));
    }

    /** Returns the goods, whose counts have another name in the response than in the request. */
    private static JsonObject cargo(JsonObject cargo) {
        JsonArray items = new JsonArray();
        for (Object element : cargo.getJsonArray("item_list")) {
            JsonObject item = (JsonObject) element;
            items.add(new JsonObject()
                    .put("item_name", item.getString("item_name"))
                    .put("item_pic_url", item.getString("item_pic_url"))
                    .put("num", item.getValue("count")));
        }
        return cargo.copy().put("item_list", items);
    }
}
