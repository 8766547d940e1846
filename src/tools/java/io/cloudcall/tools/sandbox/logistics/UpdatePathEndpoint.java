package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code POST /cgi-bin/express/delivery/path/update}: the carrier reports an event of a waybill. */
final class UpdatePathEndpoint implements Endpoint {

    private final Orders orders;

    UpdatePathEndpoint(Orders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        PathItem item = PathItem.parse(fields);
        orders.put(orders.requireForCarrier(fields).withReport(item));
        return StubResponse.errcode(0, "ok");
    }
}
