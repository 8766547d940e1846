package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/** {@code POST /cgi-bin/express/intracity/storerefund}. */
final class StoreRefundEndpoint implements Endpoint {

    private final String appId;
    private final Stores stores;
    private final Wallets wallets;
    private final Deliveries deliveries;

    StoreRefundEndpoint(String appId, Stores stores, Wallets wallets, Deliveries deliveries) {
        this.appId = appId;
        this.stores = stores;
        this.wallets = wallets;
        this.deliveries = deliveries;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Payer payer = Payer.read(fields, stores);
        DeliveryService service = DeliveryService.of(fields.text("service_trans_id"));
        require(!deliveries.isAnyUnderWay(payer, service), Errcode.DELIVERY_UNDER_WAY);
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("appid", appId)
                .put("wx_store_id", payer.storeId())
                .put("refund_amount", wallets.of(payer).refund(service)));
    }
}
