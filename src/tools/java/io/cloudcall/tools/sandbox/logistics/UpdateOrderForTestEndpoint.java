package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Answer;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Refusal;

/**
 * {@code POST /cgi-bin/express/business/test_update_order}, which plays the delivery company in WeChat's own sandbox.
 * Its page lists no errors; those for other companies and codes are assumptions.
 */
final class UpdateOrderForTestEndpoint implements Endpoint {

    private final Orders orders;

    UpdateOrderForTestEndpoint(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        Fields fields = Fields.of(request);
        if (!Delivery.TEST.id().equals(fields.text("delivery_id"))) {
            throw new Refusal(Errcode.UNKNOWN_DELIVERY);
        }
        if (!Delivery.TEST.isCash(fields.text("biz_id"))) {
            throw new Refusal(Errcode.BIZ_ID_NOT_BOUND);
        }
        PathItem item = PathItem.reported(fields);
        orders.put(orders.requireNamed(fields).reported(item));
        return Answer.errcode(0, "ok");
    }
}
