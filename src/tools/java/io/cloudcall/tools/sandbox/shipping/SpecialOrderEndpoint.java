package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code POST /wxa/sec/order/opspecialorder}: an order on presale, or a test order, which need not be shipped. Neither
 * changes what other APIs answer.
 */
final class SpecialOrderEndpoint implements Endpoint {

    private static final int PRESALE = 1;
    private static final int TEST = 2;
    private static final Duration MIN_DELAY = Duration.ofDays(15);
    private static final Duration MAX_DELAY = Duration.ofDays(330);

    private final PaymentOrders orders;

    SpecialOrderEndpoint(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request, Errcode.NO_ORDER_TO_SHIP);
        int type = fields.optionalNumber("type").intValue();
        require(type == PRESALE || type == TEST, Errcode.INVALID_SPECIAL_ORDER_TYPE);
        PaymentOrder order = order(fields.text("order_id"));
        require(order.state() == OrderState.AWAITING_SHIPMENT, Errcode.NO_ORDER_TO_SHIP);
        require(type == TEST || isWithinLimits(order, fields), Errcode.INVALID_DELAY);
        return StubResponse.errcode(0, "ok");
    }

    /** Returns the payment by either of its numbers. */
    private PaymentOrder order(String orderId) {
        OrderKey key = OrderKey.ofTransaction(orderId);
        require(key.isPaid(), Errcode.NO_ORDER_TO_SHIP);
        return orders.list().stream()
                .filter(order -> orderId.equals(order.payment().tradeNo()))
                .findFirst()
                .orElseGet(() -> orders.require(key));
    }

    private static boolean isWithinLimits(PaymentOrder order, RequestFields fields) {
        Instant paidAt = order.payment().paidAt();
        Instant shippedAt =
                Instant.ofEpochSecond(fields.optionalNumber("delay_to").longValue());
        return !shippedAt.isBefore(paidAt.plus(MIN_DELAY)) && !shippedAt.isAfter(paidAt.plus(MAX_DELAY));
    }
}
