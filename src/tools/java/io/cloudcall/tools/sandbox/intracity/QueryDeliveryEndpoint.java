package io.cloudcall.tools.sandbox.intracity;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code POST /cgi-bin/express/intracity/queryorder}. */
final class QueryDeliveryEndpoint implements Endpoint {

    private final String appId;
    private final Deliveries deliveries;

    QueryDeliveryEndpoint(String appId, Deliveries deliveries) {
        this.appId = appId;
        this.deliveries = deliveries;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        Delivery delivery = deliveries.require(IntracityRequest.of(request));
        return StubResponse.json(DeliveryView.of(delivery, appId));
    }
}
