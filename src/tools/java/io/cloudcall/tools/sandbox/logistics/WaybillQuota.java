package io.cloudcall.tools.sandbox.logistics;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.CallQuota;
import io.cloudcall.tools.sandbox.Errcode;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * The quota that an order consumes: the account's if the carrier has quotas, otherwise none. WeChat's own sandbox has a
 * quota too; that it is 100 orders a day is an assumption.
 */
final class WaybillQuota {

    private static final int TEST_ORDERS_PER_DAY = 100;

    private final Clock clock;
    private final BoundAccounts accounts;
    private final CallQuota testOrders = CallQuota.perDay(TEST_ORDERS_PER_DAY);

    WaybillQuota(Clock clock, BoundAccounts accounts) {
        this.clock = clock;
        this.accounts = accounts;
    }

    void take(Carrier carrier, String bizId) {
        if (carrier.isTest()) {
            takeTestOrder();
        } else if (carrier.hasQuota()) {
            takeWaybill(accounts.requireBound(carrier.id(), bizId));
        }
    }

    private void takeTestOrder() {
        if (!testOrders.tryAcquire(clock.instant())) {
            throw new ApiErrorException(Errcode.TEST_QUOTA);
        }
    }

    private void takeWaybill(JsonObject account) {
        int remaining = account.getInteger("quota_num", 0);
        if (remaining <= 0) {
            throw new ApiErrorException(Errcode.WAYBILL_QUOTA);
        }
        accounts.put(account.put("quota_num", remaining - 1)
                .put("quota_update_time", clock.instant().getEpochSecond()));
    }
}
