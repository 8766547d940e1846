package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/**
 * {@code POST /cgi-bin/express/business/order/add}; its success carries no errcode.
 *
 * <p>Assumed: the {@code order_id} of a canceled order stays taken.
 */
final class AddOrderEndpoint implements Endpoint {

    private final Clock clock;
    private final Orders orders;
    private final OrderValidator validator;
    private final WaybillQuota quota;

    AddOrderEndpoint(Clock clock, Orders orders, OrderValidator validator, WaybillQuota quota) {
        this.clock = clock;
        this.orders = orders;
        this.validator = validator;
        this.quota = quota;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields content = RequestFields.of(request);
        String orderId = content.text("order_id");
        Order order =
                orders.count(orderId, OrderCounters::withAdded, OrderCounters::withAddRefused, () -> add(content));
        return StubResponse.json(new JsonObject()
                .put("order_id", orderId)
                .put("waybill_id", order.waybillId())
                .put("waybill_data", Waybill.data(order)));
    }

    private Order add(RequestFields content) {
        Carrier carrier = validator.validate(content);
        if (orders.find(content.text("order_id")).isPresent()) {
            throw new ApiErrorException(Errcode.ORDER_REPEATED);
        }
        CarrierConsole.require(content);
        quota.take(carrier, content.text("biz_id"));
        long number = orders.nextNumber();
        return orders.put(new Order(
                content.toJson(),
                "%s%013d".formatted(carrier.id(), number),
                "%016X".formatted(number),
                clock.instant(),
                null,
                List.of()));
    }
}
