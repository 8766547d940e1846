package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.CallQuota;
import io.cloudcall.tools.sandbox.Errcode;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of each API in a day of China's, and their limits. Thread-safe. */
public final class ApiQuotas {
    /** Assumed, and more than any test calls: WeChat's limits depend on the API and on the account. */
    private static final int DAILY_LIMIT = 10_000_000;

    private final Clock clock;
    private final Map<String, CallQuota> quotas;

    /**
     * Creates the quotas.
     *
     * @param others quotas by path that others take calls from
     */
    public ApiQuotas(Clock clock, Map<String, CallQuota> others) {
        this.clock = clock;
        quotas = new ConcurrentHashMap<>(others);
    }

    /** Sets the limit of an API's calls per day; none of this day's is used yet. */
    public void setDailyLimit(String path, int limit) {
        quotas.put(path, CallQuota.perDay(limit));
    }

    /**
     * Takes a call of an API that requires an access token.
     *
     * @throws ApiErrorException if none of this day's is left
     */
    public void take(String path) {
        if (!of(path).tryAcquire(clock.instant())) {
            throw new ApiErrorException(Errcode.DAILY_QUOTA);
        }
    }

    CallQuota of(String path) {
        return quotas.computeIfAbsent(path, any -> CallQuota.perDay(DAILY_LIMIT));
    }

    void resetAll() {
        quotas.values().forEach(CallQuota::reset);
    }
}
