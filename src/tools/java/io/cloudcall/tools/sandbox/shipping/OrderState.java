package io.cloudcall.tools.sandbox.shipping;

/** The states of a payment: the values of {@code order_state} on WeChat's pages. */
public enum OrderState {
    AWAITING_SHIPMENT(1),
    SHIPPED(2),
    RECEIVED(3),
    COMPLETED(4),
    REFUNDED(5),
    AWAITING_SETTLEMENT(6);

    private final int code;

    OrderState(int code) {
        this.code = code;
    }

    /** Returns the value of {@code order_state}. */
    public int code() {
        return code;
    }

    boolean isShippable() {
        return this == AWAITING_SHIPMENT || this == SHIPPED;
    }
}
