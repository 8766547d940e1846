package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of {@code /cgi-bin/token}: each call ends the token of the call before. Thread-safe. */
final class LegacyTokens {

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final TokenStore store;
    private final TokenCallCounter tally;
    private final CallQuota day = CallQuota.perDay(2000);
    private @Nullable IssuedToken latest;

    LegacyTokens(TokenStore store, TokenCallCounter tally) {
        this.store = store;
        this.tally = tally;
    }

    synchronized IssuedToken next() {
        Instant now = store.now();
        tally.countClassic();
        tally.require(day.take(now), Errcode.DAILY_QUOTA);
        if (latest != null) {
            store.change(latest.value(), token -> token.rejectedAt(now.plus(OVERLAP)));
        }
        IssuedToken token = store.issue();
        latest = token;
        return token;
    }
}
