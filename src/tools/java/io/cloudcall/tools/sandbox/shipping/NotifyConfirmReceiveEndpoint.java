package io.cloudcall.tools.sandbox.shipping;

import static io.cloudcall.tools.sandbox.ApiErrorException.require;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.RequestFields;
import io.cloudcall.tools.sandbox.StubResponse;
import java.time.Instant;

/** {@code POST /wxa/sec/order/notify_confirm_receive}. The order of the checks is an assumption. */
final class NotifyConfirmReceiveEndpoint implements Endpoint {

    private final PaymentOrders orders;

    NotifyConfirmReceiveEndpoint(PaymentOrders orders) {
        this.orders = orders;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        RequestFields fields = RequestFields.of(request, Errcode.SHIPPING_ARGS);
        PaymentOrder order = orders.require(OrderKey.ofQuery(fields));
        Instant receivedAt =
                Instant.ofEpochSecond(fields.number("received_time").longValue());
        require(order.state() == OrderState.SHIPPED, Errcode.NOT_SHIPPED);
        Shipment shipment = order.shipment().orElseThrow();
        require(shipment.type() == LogisticsType.CARRIER, Errcode.NOTIFICATION_WITHOUT_CARRIER);
        require(receivedAt.isAfter(shipment.uploadedAt()), Errcode.INVALID_RECEIVED_TIME);
        require(!order.isNotified(), Errcode.ALREADY_NOTIFIED);
        orders.put(order.withNotification());
        return StubResponse.errcode(0, "ok");
    }
}
