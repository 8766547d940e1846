package io.cloudcall.tools.sandbox.management;

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

    /** Takes one, and returns false if none is left. */
    boolean tryTake() {
        YearMonth current = YearMonth.now(clock.withZone(CHINA));
        if (!current.equals(month)) {
            month = current;
            used = 0;
        }
        if (used == times) {
            return false;
        }
        used++;
        return true;
    }
}
