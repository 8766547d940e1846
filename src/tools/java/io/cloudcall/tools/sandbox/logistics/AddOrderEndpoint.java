package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.Answer;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Refusal;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;

/**
 * {@code POST /cgi-bin/express/business/order/add}; its success carries no errcode.
 *
 * <p>Assumed: the {@code order_id} of an order that was cancelled stays taken.
 */
final class AddOrderEndpoint implements Endpoint {

    private final Clock clock;
    private final Orders orders;
    private final OrderRules rules;
    private final WaybillQuota quota;

    AddOrderEndpoint(Clock clock, Orders orders, OrderRules rules, WaybillQuota quota) {
        this.clock = clock;
        this.orders = orders;
        this.rules = rules;
        this.quota = quota;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        Fields content = Fields.of(request);
        String orderId = content.text("order_id");
        Order order =
                orders.counted(orderId, OrderCounters::withAdded, OrderCounters::withAddRefused, () -> add(content));
        return Answer.json(new JsonObject()
                .put("order_id", orderId)
                .put("waybill_id", order.waybillId())
                .put("waybill_data", Waybill.data(order)));
    }

    private Order add(Fields content) {
        Delivery delivery = rules.require(content);
        if (orders.find(content.text("order_id")).isPresent()) {
            throw new Refusal(Errcode.ORDER_REPEATED);
        }
        DeliverySide.require(content);
        quota.take(delivery, content.text("biz_id"));
        int number = orders.list().size() + 1;
        return orders.put(new Order(
                content.json(),
                "%s%013d".formatted(delivery.id(), number),
                "%016X".formatted(number),
                clock.instant(),
                null,
                List.of()));
    }
}
