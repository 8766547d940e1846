package io.cloudcall.tools.sandbox.intracity;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;

/**
 * {@code POST /cgi-bin/express/intracity/mocknotify}: the next state of a test order. The sandbox calls no
 * {@code callback_url}.
 *
 * <p>Assumed: any state of WeChat's list may follow until the delivery is over, and then none (934007); an order that
 * is no test order is 934000.
 */
final class MockNotifyEndpoint implements Endpoint {

    private final Deliveries deliveries;
    private final DeliveryChange change;

    MockNotifyEndpoint(Deliveries deliveries, DeliveryChange change) {
        this.deliveries = deliveries;
        this.change = change;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        IntracityRequest fields = IntracityRequest.of(request);
        Delivery delivery = deliveries.require(fields);
        DeliveryStatus next = DeliveryStatus.of(fields.whole("order_status"));
        require(delivery.isTest(), Errcode.INTRACITY_LOGIC);
        require(!delivery.status().isFinal(), Errcode.DELIVERY_OVER);
        change.apply(delivery, next);
        return StubResponse.errcode(0, "ok");
    }
}
