package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Answer;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;

/** {@code POST /cgi-bin/express/business/order/get}; its success carries no errcode. */
final class GetOrderEndpoint implements Endpoint {

    private final Orders orders;

    GetOrderEndpoint(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        Fields fields = Fields.of(request);
        boolean inOnePart = fields.optionalNumber("print_type").intValue() == 1;
        return Answer.json(Waybill.json(orders.requireWanted(fields), inOnePart ? 1 : 2));
    }
}
