package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code POST /cgi-bin/express/business/order/get}; its success carries no errcode. */
final class GetOrderEndpoint implements Endpoint {

    private final Orders orders;

    GetOrderEndpoint(Orders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        boolean inOnePart = fields.optionalNumber("print_type").intValue() == 1;
        return StubResponse.json(Waybill.toJson(orders.requireForRead(fields), inOnePart ? 1 : 2));
    }
}
