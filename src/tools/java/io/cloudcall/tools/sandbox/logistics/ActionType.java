package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.util.Arrays;

/** The events of a waybill: the values of {@code action_type} on WeChat's pages. */
public enum ActionType {
    PICKED_UP(100001),
    PICK_UP_FAILED(100002),
    COURIER_ASSIGNED(100003),
    IN_TRANSIT(200001),
    OUT_FOR_DELIVERY(300002),
    SIGNED_FOR(300003),
    DELIVERY_FAILED(300004),
    CANCELLED(400001),
    DELAYED(400002);

    private final int code;

    ActionType(int code) {
        this.code = code;
    }

    /** Returns the value of {@code action_type}. */
    public int code() {
        return code;
    }

    /** Returns the type with this value. That others are 930561 is an assumption. */
    static ActionType of(Number code) {
        return Arrays.stream(values())
                .filter(type -> Integer.valueOf(type.code).equals(code))
                .findFirst()
                .orElseThrow(() -> new ApiErrorException(Errcode.ARGS));
    }
}
