package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/**
 * {@code POST /cgi-bin/express/intracity/queryflow}: charges (1), deliveries (2) or refunds (3) of a store.
 *
 * <p>Assumed: {@code pay_mode} names the payer whose money moved, and may be missing as in WeChat's sample, though its
 * table requires it.
 */
final class QueryFlowEndpoint implements Endpoint {

    private static final int CHARGES = 1;
    private static final int DELIVERIES = 2;
    private static final int REFUNDS = 3;

    private final Clock clock;
    private final String appId;
    private final Stores stores;
    private final Wallets wallets;
    private final Deliveries deliveries;

    QueryFlowEndpoint(Clock clock, String appId, Stores stores, Wallets wallets, Deliveries deliveries) {
        this.clock = clock;
        this.appId = appId;
        this.stores = stores;
        this.wallets = wallets;
        this.deliveries = deliveries;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Store store = stores.requireById(fields.text("wx_store_id"));
        Payer payer = new Payer(PayMode.optional(fields), store.id());
        FlowPeriod period = FlowPeriod.read(fields, clock.instant());
        List<DeliveryService> services = DeliveryService.optional(fields);
        List<JsonObject> flow = switch (fields.whole("flow_type")) {
            case CHARGES -> charges(payer, period, services, false);
            case DELIVERIES -> deliveries(payer, period, services);
            case REFUNDS -> charges(payer, period, services, true);
            default -> throw IntracityRequest.error("flow_type");
        };
        return StubResponse.json(FlowView.of(flow));
    }

    private List<JsonObject> charges(Payer payer, FlowPeriod period, List<DeliveryService> services, boolean isRefund) {
        return wallets.of(payer).list().stream()
                .filter(charge -> services.contains(charge.service()) && period.contains(charge.begin()))
                .filter(charge -> !isRefund || charge.refunded() > 0)
                .map(charge -> FlowView.charge(charge, isRefund ? REFUNDS : CHARGES, appId, payer.storeId()))
                .toList();
    }

    private List<JsonObject> deliveries(Payer payer, FlowPeriod period, List<DeliveryService> services) {
        return deliveries.list().stream()
                .filter(delivery -> payer.paid(delivery)
                        && services.contains(delivery.quote().service()))
                .filter(delivery -> period.contains(delivery.createdAt()))
                .map(delivery -> FlowView.delivery(delivery, DELIVERIES, appId))
                .toList();
    }
}
