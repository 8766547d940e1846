package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code POST /cgi-bin/express/intracity/balancequery}. */
final class BalanceQueryEndpoint implements Endpoint {

    private final String appId;
    private final Stores stores;
    private final Wallets wallets;

    BalanceQueryEndpoint(String appId, Stores stores, Wallets wallets) {
        this.appId = appId;
        this.stores = stores;
        this.wallets = wallets;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Payer payer = Payer.read(fields, stores);
        Wallet wallet = wallets.of(payer);
        List<DeliveryService> services = DeliveryService.optional(fields);
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("appid", appId)
                .put("wx_store_id", payer.storeId())
                .put("all_balance", services.stream().mapToInt(wallet::balance).sum())
                .put(
                        "balance_detail",
                        new JsonArray(services.stream()
                                .map(service -> detail(wallet, service))
                                .toList())));
    }

    private static JsonObject detail(Wallet wallet, DeliveryService service) {
        return new JsonObject()
                .put("balance", wallet.balance(service))
                .put("service_trans_id", service.name())
                .put("service_trans_name", service.title())
                .put(
                        "order_list",
                        new JsonArray(wallet.list().stream()
                                .filter(charge -> charge.service() == service && charge.unused() > 0)
                                .map(Charge::toJson)
                                .toList()));
    }
}
