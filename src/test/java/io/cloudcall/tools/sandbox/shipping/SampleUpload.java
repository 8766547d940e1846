package io.cloudcall.tools.sandbox.shipping;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/** Bodies of uploads. */
public final class SampleUpload {

    private SampleUpload() {}

    /** Returns WeChat's own sample of an upload: one parcel by STO. */
    public static JsonObject unified() {
        return new JsonObject()
                .put("order_key", JsonObject.of("order_number_type", 2, "transaction_id", ShippingSandbox.TRANSACTION))
                .put("logistics_type", 1)
                .put("delivery_mode", 1)
                .put("shipping_list", JsonArray.of(parcel("1")))
                .put("upload_time", "2022-12-15T13:29:35.120+08:00")
                .put("payer", JsonObject.of("openid", "ogqztkPsejM9MQAFfwCQSCi4oNg3"));
    }

    /** Returns an upload of a split delivery. */
    static JsonObject split(boolean isAllDelivered, String... trackingNos) {
        return unified()
                .put("delivery_mode", 2)
                .put("is_all_delivered", isAllDelivered)
                .put(
                        "shipping_list",
                        new JsonArray(
                                Stream.of(trackingNos).map(SampleUpload::parcel).toList()));
    }

    /** Returns an element of {@code shipping_list}. */
    static JsonObject parcel(String trackingNo) {
        return new JsonObject()
                .put("tracking_no", trackingNo)
                .put("express_company", "STO")
                .put("item_desc", "微信气泡狗集线器*1")
                .put("contact", JsonObject.of("consignor_contact", "+86-177****1234"));
    }

    /** Returns {@code upload} with a time as many seconds after the sample's. */
    static JsonObject later(int seconds, JsonObject upload) {
        return upload.put("upload_time", "2022-12-15T13:30:%02d+08:00".formatted(seconds));
    }
}
