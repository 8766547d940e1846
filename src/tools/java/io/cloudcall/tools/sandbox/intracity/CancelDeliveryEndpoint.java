package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** {@code POST /cgi-bin/express/intracity/cancelorder}. */
final class CancelDeliveryEndpoint implements Endpoint {

    private static final Set<Integer> REASONS = Set.of(1, 2, 3, 99);

    private final String appId;
    private final Deliveries deliveries;
    private final DeliveryChange change;

    CancelDeliveryEndpoint(String appId, Deliveries deliveries, DeliveryChange change) {
        this.appId = appId;
        this.deliveries = deliveries;
        this.change = change;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Delivery delivery = deliveries.require(fields);
        if (!REASONS.contains(fields.whole("cancel_reason_id"))) {
            throw IntracityRequest.error("cancel_reason_id");
        }
        require(!delivery.status().isCanceled(), Errcode.DELIVERY_CANCELED);
        require(!delivery.status().isFinal(), Errcode.DELIVERY_NOT_CANCELABLE);
        Delivery canceled = change.apply(delivery, DeliveryStatus.CANCELED_BY_STORE);
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("wx_order_id", canceled.id())
                .put("store_order_id", canceled.storeOrderId())
                .put("wx_store_id", canceled.store().id())
                .put("appid", appId)
                .put("order_status", canceled.status().code())
                .put("deductfee", canceled.penalty()));
    }
}
