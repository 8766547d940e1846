package io.cloudcall.tools.cli;

import io.cloudcall.logistics.Account;
import io.cloudcall.tools.cli.terminal.DisplayWidth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The remaining waybills of an account. */
record Quota(BigDecimal left) {
    private static final int BAR_CELLS = 10;
    private static final int MAX_CELLS = 12;

    /** Returns the quota of an account, if it has one. */
    static Optional<Quota> of(Account account) {
        return account.remainingQuota().map(Quota::new);
    }

    boolean isBelow(long threshold) {
        return left.compareTo(BigDecimal.valueOf(threshold)) < 0;
    }

    String text() {
        BigDecimal plain = left.stripTrailingZeros();
        return DisplayWidth.truncate(plain.toPlainString(), MAX_CELLS);
    }

    /** Returns a bar filled in proportion to {@code max}, rounded up, so that it is empty only for 0. */
    String bar(BigDecimal max) {
        int filled = max.signum() == 0
                ? 0
                : left.multiply(BigDecimal.valueOf(BAR_CELLS))
                        .divide(max, 0, RoundingMode.CEILING)
                        .intValue();
        return "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
    }
}
