package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.Openid;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment (支付单) on its way to the settlement. Immutable.
 *
 * <p>Assumed: the first upload names the payer; until then, it is {@link #BUYER}.
 */
public final class PaymentOrder {

    static final String BUYER = "oSandboxBuyer0000000000001";

    private static final int AMOUNT = 100;

    private final Payment payment;
    private final @Nullable String openid;
    private final OrderState state;
    private final Shipping shipping;
    private final boolean notified;

    private PaymentOrder(
            Payment payment, @Nullable String openid, OrderState state, Shipping shipping, boolean notified) {
        this.payment = payment;
        this.openid = openid;
        this.state = state;
        this.shipping = shipping;
        this.notified = notified;
    }

    PaymentOrder(Payment payment) {
        this(payment, null, OrderState.AWAITING_SHIPMENT, Shipping.NONE, false);
    }

    /** Returns the payment. */
    public Payment payment() {
        return payment;
    }

    /** Returns the state. */
    public OrderState state() {
        return state;
    }

    /** Returns the openid of the payer. */
    public String openid() {
        return Objects.requireNonNullElse(openid, BUYER);
    }

    /** Returns what was uploaded about the shipment, if anything. */
    public Optional<Shipment> shipment() {
        return Optional.ofNullable(shipping.shipment());
    }

    PaymentOrder withShipment(String payer, Shipment next) {
        requirePayer(payer);
        if (!state.isShippable()) {
            throw new ApiErrorException(Errcode.NOT_SHIPPABLE);
        }
        OrderState after = next.complete() ? OrderState.SHIPPED : state;
        return new PaymentOrder(payment, payer, after, shipping.with(next), notified);
    }

    private void requirePayer(String payer) {
        if (!Openid.isValid(payer) || (openid != null && !openid.equals(payer))) {
            throw new ApiErrorException(Errcode.OTHER_PAYER);
        }
    }

    PaymentOrder withState(OrderState next) {
        return new PaymentOrder(payment, openid, next, shipping, notified);
    }

    boolean isNotified() {
        return notified;
    }

    PaymentOrder withNotification() {
        return new PaymentOrder(payment, openid, state, shipping, true);
    }

    /** Returns the order as WeChat's pages have it, its fields in their order. */
    JsonObject toJson() {
        long paidAt = payment.paidAt().getEpochSecond();
        return new JsonObject()
                .put("transaction_id", payment.transactionId())
                .put("merchant_trade_no", payment.tradeNo())
                .put("merchant_id", payment.merchantId())
                .put("sub_merchant_id", "")
                .put("description", shipping.description())
                .put("paid_amount", AMOUNT)
                .put("openid", openid())
                .put("trade_create_time", paidAt)
                .put("pay_time", paidAt)
                .put("in_complaint", false)
                .put("order_state", state.code())
                .put("shipping", shipping.toJson());
    }
}
