package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of {@code /cgi-bin/stable_token} for one app. Thread-safe. */
final class StableTokens {

    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);
    private static final Duration FORCE_REFRESH_GAP = Duration.ofSeconds(30);

    private final String appId;
    private final TokenStore store;
    private final TokenCallCounter counter;
    private final CallQuota minuteQuota = CallQuota.perMinute(10_000);
    private final CallQuota dailyQuota = CallQuota.perDay(500_000);
    private final CallQuota forceRefreshQuota = CallQuota.perDay(20);
    private Instant nextForceRefresh = Instant.MIN;
    private @Nullable IssuedToken latest;

    StableTokens(String appId, TokenStore store, TokenCallCounter counter) {
        this.appId = appId;
        this.store = store;
        this.counter = counter;
    }

    synchronized IssuedToken getOrIssue() {
        counter.countNormal();
        takeCall();
        IssuedToken token = latest == null ? null : store.current(latest);
        return token != null && token.isValidAt(store.now().plus(RENEWED_BEFORE_END)) ? token : issue();
    }

    synchronized IssuedToken forceRefresh() {
        counter.countForceRefresh();
        takeCall();
        takeForceRefresh();
        if (latest != null) {
            store.change(latest.value(), token -> token.withRejectionAt(store.now()));
        }
        return issue();
    }

    CallQuota dailyQuota() {
        return dailyQuota;
    }

    private void takeCall() {
        Instant now = store.now();
        counter.require(minuteQuota.tryAcquire(now), Errcode.MINUTE_QUOTA);
        counter.require(dailyQuota.tryAcquire(now), Errcode.DAILY_QUOTA);
    }

    private void takeForceRefresh() {
        Instant now = store.now();
        counter.require(!now.isBefore(nextForceRefresh), Errcode.MINUTE_QUOTA);
        counter.require(forceRefreshQuota.tryAcquire(now), Errcode.DAILY_QUOTA);
        nextForceRefresh = now.plus(FORCE_REFRESH_GAP);
    }

    private IssuedToken issue() {
        IssuedToken token = store.issue(appId);
        latest = token;
        return token;
    }
}
