package io.cloudcall.tools.sandbox.shipping;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.util.Arrays;

/** The way of goods to the buyer: the values of {@code logistics_type} on WeChat's pages. */
public enum LogisticsType {
    CARRIER(1),
    INTRACITY(2),
    VIRTUAL(3),
    SELF_PICKUP(4);

    private final int code;

    LogisticsType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static LogisticsType of(Number code) {
        return Arrays.stream(values())
                .filter(type -> Integer.valueOf(type.code).equals(code))
                .findFirst()
                .orElseThrow(() -> new ApiErrorException(Errcode.INVALID_LOGISTICS_TYPE));
    }
}
