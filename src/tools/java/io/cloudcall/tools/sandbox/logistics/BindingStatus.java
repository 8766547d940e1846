package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonObject;

/** The values of {@code status_code}, from an older page of getAllAccount. */
enum BindingStatus {
    BOUND(0),
    IN_REVIEW(1),
    FAILED(2),
    UNBOUND(3);

    private static final String FIELD = "status_code";

    private final int code;

    BindingStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean matches(JsonObject account) {
        return Integer.valueOf(code).equals(account.getValue(FIELD));
    }

    /** Returns a copy of {@code account} with this status since {@code updateTime}, in seconds since 1970. */
    JsonObject applyTo(JsonObject account, long updateTime) {
        return account.copy().put(FIELD, code).put("update_time", updateTime);
    }
}
