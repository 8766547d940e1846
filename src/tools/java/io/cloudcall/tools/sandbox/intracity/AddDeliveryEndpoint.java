package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /cgi-bin/express/intracity/addorder}.
 *
 * <p>WeChat's page: the same {@code store_order_id} enters again (重入). Assumed: the same request then gets the same
 * delivery, another one 934002.
 */
final class AddDeliveryEndpoint implements Endpoint {

    private final Clock clock;
    private final Stores stores;
    private final Deliveries deliveries;
    private final Wallets wallets;

    AddDeliveryEndpoint(Clock clock, Stores stores, Deliveries deliveries, Wallets wallets) {
        this.clock = clock;
        this.stores = stores;
        this.deliveries = deliveries;
        this.wallets = wallets;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Store store = stores.requireById(fields.text("wx_store_id"));
        Optional<Delivery> existing = deliveries.find(store.id(), fields.text("store_order_id"));
        existing.ifPresent(delivery -> require(delivery.request().equals(fields.toJson()), Errcode.DELIVERY_REPEATED));
        return DeliveryView.created(existing.orElseGet(() -> create(fields, store)));
    }

    private Delivery create(IntracityRequest fields, Store store) {
        Receiver receiver = Receiver.read(fields);
        fields.text("user_openid");
        fields.text("order_detail_path");
        Delivery.requireCodeType(fields);
        if (fields.has("cargo")) {
            Cargo.check(fields.object("cargo"));
            Cargo.checkItems(fields.object("cargo"));
        }
        Quote quote = store.quote(receiver.location());
        PayMode payer = payer(fields, store, receiver, quote);
        return deliveries.create(id -> Delivery.create(id, store, fields.toJson(), quote, payer, clock.instant()));
    }

    private @Nullable PayMode payer(IntracityRequest fields, Store store, Receiver receiver, Quote quote) {
        if (fields.optionalWhole("use_sandbox", 0) == 1) {
            receiver.requireForTest(quote.service());
            return null;
        }
        Wallet wallet = wallets.of(wallets.mode(), store.id());
        require(wallet.spend(quote.service(), quote.fee()), Errcode.BALANCE);
        return wallets.mode();
    }
}
