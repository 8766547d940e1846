package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/** {@code POST /wxa/sec/order/get_order}. */
final class GetPaymentOrderEndpoint implements Endpoint {

    private final PaymentOrders orders;

    GetPaymentOrderEndpoint(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        OrderKey key = OrderKey.ofQuery(RequestFields.of(request, Errcode.SHIPPING_ARGS));
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("order", orders.require(key).toJson()));
    }
}
