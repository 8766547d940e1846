package io.cloudcall.logistics;

import io.cloudcall.openapi.JsonObject;

/** The typed form of what a function returned. */
public final class ReturnedAccounts {
    private ReturnedAccounts() {}

    /** The accounts of a result of {@code logistics.getAllAccount} that is a success. */
    public static AccountList of(JsonObject result) {
        return AccountList.of(result);
    }
}
