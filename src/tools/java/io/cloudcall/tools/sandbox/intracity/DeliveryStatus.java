package io.cloudcall.tools.sandbox.intracity;

import java.util.Arrays;

/** The states of a delivery with their numbers on WeChat's pages. */
public enum DeliveryStatus {
    CREATED(10000),
    CANCELED_BY_STORE(20000),
    CANCELED_BY_SERVICE(20001),
    ACCEPTED(30000),
    AT_STORE(40000),
    ON_THE_WAY(50000),
    GIVEN_BACK(60000),
    DELIVERED(70000),
    FAILED(90000);

    private final int code;

    DeliveryStatus(int code) {
        this.code = code;
    }

    /** Returns the value of {@code order_status}. */
    public int code() {
        return code;
    }

    boolean isCanceled() {
        return this == CANCELED_BY_STORE || this == CANCELED_BY_SERVICE;
    }

    /** Returns whether the delivery is over, so that no state follows. */
    boolean isFinal() {
        return isCanceled() || this == DELIVERED;
    }

    /** Returns whether a courier has the order, so that its cancellation costs a penalty. */
    boolean hasCourier() {
        return this == ACCEPTED || this == AT_STORE || this == ON_THE_WAY || this == FAILED;
    }

    static DeliveryStatus of(int code) {
        return Arrays.stream(values())
                .filter(status -> status.code == code)
                .findFirst()
                .orElseThrow(() -> IntracityRequest.error("order_status"));
    }
}
