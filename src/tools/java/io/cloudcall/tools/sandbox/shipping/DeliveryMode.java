package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.util.Arrays;

/** In how many parcels goods are shipped: the values of {@code delivery_mode} on WeChat's pages. */
public enum DeliveryMode {
    UNIFIED(1),
    SPLIT(2);

    private final int code;

    DeliveryMode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static DeliveryMode of(Number code) {
        return Arrays.stream(values())
                .filter(mode -> Integer.valueOf(mode.code).equals(code))
                .findFirst()
                .orElseThrow(() -> new ApiErrorException(Errcode.INVALID_DELIVERY_MODE));
    }
}
