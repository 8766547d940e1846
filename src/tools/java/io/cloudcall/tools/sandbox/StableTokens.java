package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of {@code /cgi-bin/stable_token}. Thread-safe. */
final class StableTokens {

    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);
    private static final Duration FORCE_REFRESH_GAP = Duration.ofSeconds(30);

    private final TokenStore store;
    private final TokenCallCounter tally;
    private final CallQuota minute = CallQuota.perMinute(10_000);
    private final CallQuota day = CallQuota.perDay(500_000);
    private final CallQuota forceRefreshes = CallQuota.perDay(20);
    private Instant nextForceRefresh = Instant.MIN;
    private @Nullable IssuedToken latest;

    StableTokens(TokenStore store, TokenCallCounter tally) {
        this.store = store;
        this.tally = tally;
    }

    synchronized IssuedToken normal() {
        tally.countNormal();
        takeCall();
        IssuedToken token = latest == null ? null : store.current(latest);
        return token != null && token.outlives(store.now().plus(RENEWED_BEFORE_END)) ? token : renew();
    }

    synchronized IssuedToken forceRefresh() {
        tally.countForceRefresh();
        takeCall();
        takeForceRefresh();
        if (latest != null) {
            store.change(latest.value(), token -> token.rejectedAt(store.now()));
        }
        return renew();
    }

    private void takeCall() {
        Instant now = store.now();
        tally.require(minute.take(now), Errcode.MINUTE_QUOTA);
        tally.require(day.take(now), Errcode.DAILY_QUOTA);
    }

    private void takeForceRefresh() {
        Instant now = store.now();
        tally.require(!now.isBefore(nextForceRefresh), Errcode.MINUTE_QUOTA);
        tally.require(forceRefreshes.take(now), Errcode.DAILY_QUOTA);
        nextForceRefresh = now.plus(FORCE_REFRESH_GAP);
    }

    private IssuedToken renew() {
        IssuedToken token = store.issue();
        latest = token;
        return token;
    }
}
