package io.cloudcall.tools.sandbox;

import java.util.concurrent.atomic.AtomicInteger;

/** The counters of the token endpoints for one app. Thread-safe. */
final class TokenCallCounter {

    private final AtomicInteger normal = new AtomicInteger();
    private final AtomicInteger forceRefresh = new AtomicInteger();
    private final AtomicInteger legacy = new AtomicInteger();
    private final AtomicInteger limitViolations = new AtomicInteger();

    void countNormal() {
        normal.incrementAndGet();
    }

    void countForceRefresh() {
        forceRefresh.incrementAndGet();
    }

    void countLegacy() {
        legacy.incrementAndGet();
    }

    /** Counts a violation and throws {@code errcode} unless the call is {@code within} the limit. */
    void require(boolean within, Errcode errcode) {
        if (!within) {
            limitViolations.incrementAndGet();
            throw new ApiErrorException(errcode);
        }
    }

    TokenCounters snapshot() {
        return new TokenCounters(normal.get(), forceRefresh.get(), legacy.get(), limitViolations.get());
    }
}
