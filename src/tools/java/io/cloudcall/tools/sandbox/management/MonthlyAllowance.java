package io.cloudcall.tools.sandbox.management;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.Errcode;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A number of times per month of China's. Called by one thread at a time. */
final class MonthlyAllowance {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final int times;
    private @Nullable YearMonth month;
    private int used;

    MonthlyAllowance(Clock clock, int times) {
        this.clock = clock;
        this.times = times;
    }

    /**
     * Takes one.
     *
     * @throws ApiErrorException if none is left
     */
    void take() {
        YearMonth current = YearMonth.now(clock.withZone(CHINA));
        if (!current.equals(month)) {
            month = current;
            used = 0;
        }
        ApiErrorException.require(used < times, Errcode.CLEAR_QUOTA_LIMIT);
        used++;
    }
}
