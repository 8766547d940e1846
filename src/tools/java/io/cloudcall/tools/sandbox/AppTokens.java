package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * One app's access tokens. Those of {@code /cgi-bin/stable_token} and of {@code /cgi-bin/token} do not revoke each
 * other. Thread-safe.
 */
final class AppTokens {

    private final TokenStore store;
    private final TokenCallCounter counter = new TokenCallCounter();
    private final StableTokens stable;
    private final LegacyTokens legacy;

    AppTokens(String appId, TokenStore store) {
        this.store = store;
        stable = new StableTokens(appId, store, counter);
        legacy = new LegacyTokens(appId, store, counter);
    }

    StableTokens stable() {
        return stable;
    }

    LegacyTokens legacy() {
        return legacy;
    }

    TokenCounters counters() {
        return counter.snapshot();
    }

    /** Returns the quotas of token calls per day, by their paths. */
    Map<String, CallQuota> dailyQuotas() {
        return Map.of(StableTokenEndpoint.PATH, stable.dailyQuota(), "/cgi-bin/token", legacy.dailyQuota());
    }

    StubResponse toResponse(IssuedToken token) {
        return StubResponse.json(new JsonObject()
                .put("access_token", token.value())
                .put("expires_in", token.remainingSeconds(store.now())));
    }
}
