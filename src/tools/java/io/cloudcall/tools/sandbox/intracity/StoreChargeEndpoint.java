package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/** {@code POST /cgi-bin/express/intracity/storecharge}. Assumed: less than 50 yuan is 934001. */
final class StoreChargeEndpoint implements Endpoint {

    private static final int MIN_FEN = 50_00;

    private final String appId;
    private final Stores stores;
    private final Wallets wallets;

    StoreChargeEndpoint(String appId, Stores stores, Wallets wallets) {
        this.appId = appId;
        this.stores = stores;
        this.wallets = wallets;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Payer payer = Payer.read(fields, stores);
        DeliveryService service = DeliveryService.of(fields.text("service_trans_id"));
        int amount = fields.whole("amount");
        if (amount < MIN_FEN) {
            throw IntracityRequest.error("amount");
        }
        wallets.charge(wallets.of(payer), service, amount);
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("payurl", "https://example.com/sandbox/pay?amount=" + amount)
                .put("appid", appId)
                .put("wx_store_id", payer.storeId()));
    }
}
