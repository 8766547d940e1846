package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;

/**
 * {@code POST /cgi-bin/express/business/order/cancel}. The waybill is not returned to the quota, since no page mentions
 * it.
 *
 * <p>Assumed: the "path that exists already" of WeChat's error begins when the parcel is picked up, not when a courier
 * is assigned.
 */
final class CancelOrderEndpoint implements Endpoint {

    private final Clock clock;
    private final Orders orders;

    CancelOrderEndpoint(Clock clock, Orders orders) {
        this.clock = clock;
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request);
        orders.count(
                fields.text("order_id"),
                OrderCounters::withCancelled,
                OrderCounters::withCancelRefused,
                () -> cancel(fields));
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("delivery_resultcode", 0)
                .put("delivery_resultmsg", ""));
    }

    private Order cancel(RequestFields fields) {
        Order order = orders.requireForUpdate(fields);
        if (order.isCancelled()) {
            throw new ApiErrorException(Errcode.ORDER_ALREADY_CANCELED);
        }
        Instant now = clock.instant();
        if (order.path(now).stream().anyMatch(item -> item.type() != ActionType.COURIER_ASSIGNED)) {
            throw new ApiErrorException(Errcode.ALREADY_SHIPPED);
        }
        return orders.put(order.withCancellation(now));
    }
}
