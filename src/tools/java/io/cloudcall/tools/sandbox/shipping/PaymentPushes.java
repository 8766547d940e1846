package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.push.PushOutbox;
import io.cloudcall.tools.sandbox.push.PushSource;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pushes of trade_manage_order_settlement and trade_manage_remind_shipping. Thread-safe.
 *
 * <p>Documented: when they are pushed, and which fields they have. Assumed: the settlement is estimated ten days after
 * the shipment; the receipt and the settlement are now; the reminder comes once.
 */
final class PaymentPushes implements PushSource {
    private static final Duration MAX_UNSHIPPED = Duration.ofDays(2);
    private static final Duration UNTIL_SETTLEMENT = Duration.ofDays(10);
    private static final int AUTOMATIC_RECEIPT = 2;

    private final Clock clock;
    private final PaymentOrders orders;
    private final PushOutbox outbox;
    private final Map<String, OrderState> known = new HashMap<>();
    private final Set<String> reminded = new HashSet<>();

    PaymentPushes(Clock clock, PaymentOrders orders, PushOutbox outbox) {
        this.clock = clock;
        this.orders = orders;
        this.outbox = outbox;
    }

    @Override
    public synchronized void pushChanges() {
        List<PaymentOrder> all = orders.list();
        all.forEach(this::pushIfSettling);
        if (all.stream().anyMatch(order -> order.shipment().isPresent())) {
            all.forEach(this::remindIfLate);
        }
    }

    private void pushIfSettling(PaymentOrder order) {
        OrderState before = known.put(order.payment().transactionId(), order.state());
        if (order.state() == before) {
            return;
        }
        if (order.state() == OrderState.SHIPPED) {
            outbox.push("trade_manage_order_settlement", shipped(order));
        } else if (order.state() == OrderState.COMPLETED) {
            outbox.push("trade_manage_order_settlement", settled(order));
        }
    }

    private void remindIfLate(PaymentOrder order) {
        Instant due = order.payment().paidAt().plus(MAX_UNSHIPPED);
        if (order.state() == OrderState.AWAITING_SHIPMENT
                && due.isBefore(clock.instant())
                && reminded.add(order.payment().transactionId())) {
            outbox.push("trade_manage_remind_shipping", payment(order).put("msg", "订单已超过48小时未发货，请尽快发货"));
        }
    }

    private JsonObject shipped(PaymentOrder order) {
        Instant shippedAt = shippedAt(order);
        return payment(order)
                .put("shipped_time", shippedAt.getEpochSecond())
                .put(
                        "estimated_settlement_time",
                        shippedAt.plus(UNTIL_SETTLEMENT).getEpochSecond());
    }

    private JsonObject settled(PaymentOrder order) {
        long now = clock.instant().getEpochSecond();
        return payment(order)
                .put("shipped_time", shippedAt(order).getEpochSecond())
                .put("confirm_receive_method", AUTOMATIC_RECEIPT)
                .put("confirm_receive_time", now)
                .put("settlement_time", now);
    }

    private Instant shippedAt(PaymentOrder order) {
        return order.shipment().map(Shipment::uploadedAt).orElseGet(clock::instant);
    }

    private static JsonObject payment(PaymentOrder order) {
        Payment payment = order.payment();
        return new JsonObject()
                .put("transaction_id", payment.transactionId())
                .put("merchant_id", payment.merchantId())
                .put("sub_merchant_id", "")
                .put("merchant_trade_no", payment.tradeNo())
                .put("pay_time", payment.paidAt().getEpochSecond());
    }
}
