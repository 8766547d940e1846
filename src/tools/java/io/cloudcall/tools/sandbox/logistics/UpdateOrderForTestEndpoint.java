package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;

/**
 * {@code POST /cgi-bin/express/business/test_update_order}, which simulates the carrier in WeChat's own sandbox. Its
 * page lists no errors; the ones for other carriers and codes are assumptions.
 */
final class UpdateOrderForTestEndpoint implements Endpoint {

    private final Orders orders;

    UpdateOrderForTestEndpoint(Orders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        if (!Carrier.TEST.id().equals(fields.text("delivery_id"))) {
            throw new ApiErrorException(Errcode.UNKNOWN_DELIVERY);
        }
        if (!Carrier.TEST.isCashBizId(fields.text("biz_id"))) {
            throw new ApiErrorException(Errcode.BIZ_ID_NOT_BOUND);
        }
        PathItem item = PathItem.parse(fields);
        orders.put(orders.requireForUpdate(fields).withReport(item));
        return StubResponse.errcode(0, "ok");
    }
}
