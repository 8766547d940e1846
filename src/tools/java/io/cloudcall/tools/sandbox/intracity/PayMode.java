package io.cloudcall.tools.sandbox.intracity;

import java.util.Arrays;

/** The payer of deliveries (充值/扣费主体). */
public enum PayMode {
    STORE,
    APP,
    COMPONENT;

    /** Returns the value of {@code pay_mode}. */
    public String code() {
        return "PAY_MODE_" + name();
    }

    static PayMode of(String code) {
        return Arrays.stream(values())
                .filter(mode -> mode.code().equals(code))
                .findFirst()
                .orElseThrow(() -> IntracityRequest.error("pay_mode"));
    }

    /** Reads an optional field; without it, the store pays. */
    static PayMode optional(IntracityRequest fields) {
        return fields.has("pay_mode") ? of(fields.text("pay_mode")) : STORE;
    }
}
