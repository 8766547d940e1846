package io.cloudcall.tools.sandbox.logistics;

import io.vertx.core.json.JsonObject;

/** What {@code status_code} says of an account; the table is gone from today's page of getAllAccount. */
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

    /** A copy of {@code account} that has got this status at {@code updateTime}, in seconds since 1970. */
    JsonObject applyTo(JsonObject account, long updateTime) {
        return account.copy().put(FIELD, code).put("update_time", updateTime);
    }
}
