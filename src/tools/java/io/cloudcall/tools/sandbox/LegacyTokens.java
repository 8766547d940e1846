package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of {@code /cgi-bin/token} for one app: each call revokes the previous call's token. Thread-safe. */
final class LegacyTokens {

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final String appId;
    private final TokenStore store;
    private final TokenCallCounter counter;
    private final CallQuota dailyQuota = CallQuota.perDay(2000);
    private @Nullable IssuedToken latest;

    LegacyTokens(String appId, TokenStore store, TokenCallCounter counter) {
        this.appId = appId;
        this.store = store;
        this.counter = counter;
    }

    CallQuota dailyQuota() {
        return dailyQuota;
    }

    synchronized IssuedToken issue() {
        Instant now = store.now();
        counter.countLegacy();
        counter.require(dailyQuota.tryAcquire(now), Errcode.DAILY_QUOTA);
        if (latest != null) {
            store.change(latest.value(), token -> token.withRejectionAt(now.plus(OVERLAP)));
        }
        IssuedToken token = store.issue(appId);
        latest = token;
        return token;
    }
}
