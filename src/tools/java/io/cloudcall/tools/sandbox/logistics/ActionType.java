package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.util.Arrays;
import java.util.Optional;

/** The events of a waybill: the values of {@code action_type} on WeChat's pages. */
public enum ActionType {
    PICKED_UP(100001, "快递员已成功取件"),
    PICK_UP_FAILED(100002, "揽件失败"),
    COURIER_ASSIGNED(100003, "已分配快递员"),
    IN_TRANSIT(200001, "快件已到达集散中心，准备发往目的地"),
    OUT_FOR_DELIVERY(300002, "快递员已出发，正在派件"),
    SIGNED_FOR(300003, "快件已签收"),
    DELIVERY_FAILED(300004, "派件失败"),
    CANCELLED(400001, "订单已取消"),
    DELAYED(400002, "快件延误");

    private final int code;
    private final String message;

    ActionType(int code, String message) {
        this.code = code;
        this.message = message;
    }

    /** Returns the value of {@code action_type}. */
    public int code() {
        return code;
    }

    /** Returns the invented text of such an event. */
    String message() {
        return message;
    }

    /** Returns the type with this value, if there is one. */
    public static Optional<ActionType> find(long code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** Returns the type with this value. That others are 930561 is an assumption. */
    static ActionType of(Number code) {
        return Arrays.stream(values())
                .filter(type -> Integer.valueOf(type.code).equals(code))
                .findFirst()
                .orElseThrow(() -> new ApiErrorException(Errcode.ARGS));
    }
}
