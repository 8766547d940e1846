package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's access tokens, for tests to inspect and invalidate. Thread-safe. Tokens of
 * {@code /cgi-bin/stable_token} and of {@code /cgi-bin/token} do not revoke each other; every method here covers both.
 */
public final class SandboxTokens {

    private final TokenStore store;
    private final TokenCallCounter counter = new TokenCallCounter();
    private final StableTokens stable;
    private final LegacyTokens legacy;

    SandboxTokens(Clock clock) {
        store = new TokenStore(clock);
        stable = new StableTokens(store, counter);
        legacy = new LegacyTokens(store, counter);
    }

    /** Returns all tokens issued so far, oldest first. */
    public List<String> issued() {
        return store.issued();
    }

    /** Returns the counts of token calls so far. */
    public TokenCounters counters() {
        return counter.snapshot();
    }

    /** Expires all tokens now: API calls fail with 42001, and the next token call issues a new one. */
    public void expireAll() {
        store.changeAll(token -> token.withExpiryAt(store.now()));
    }

    /** Revokes a token: API calls fail with 40001, and the next token call issues a new one. */
    public void revoke(String token) {
        store.change(token, issued -> issued.withRejectionAt(store.now()));
    }

    /**
     * Revokes a token at the API servers only: API calls fail with 40001, yet {@code stable_token} returns it in normal
     * mode until a {@code force_refresh}. Developers have reported this of WeChat.
     */
    public void rejectAtApiServers(String token) {
        store.rejectAtApiServers(token);
    }

    /**
     * Sets the lifetime of tokens issued from now on; 7200 s by default. With 5 minutes or less every call of
     * {@code stable_token} issues a new token, since it returns none in its last 5 minutes.
     */
    public void setLifetime(Duration lifetime) {
        store.setLifetime(lifetime);
    }

    /** Sets the format of tokens issued from now on; {@link TokenFormat#REALISTIC} by default. */
    public void setFormat(TokenFormat format) {
        store.setFormat(format);
    }

    /** Throws the error for {@code token} unless it is valid now. */
    void require(@Nullable String token) {
        store.require(token);
    }

    StubResponse toResponse(IssuedToken token) {
        return StubResponse.json(new JsonObject()
                .put("access_token", token.value())
                .put("expires_in", token.remainingSeconds(store.now())));
    }

    /** Returns the quotas of token calls per day, by their paths. */
    Map<String, CallQuota> dailyQuotas() {
        return Map.of("/cgi-bin/stable_token", stable.dailyQuota(), "/cgi-bin/token", legacy.dailyQuota());
    }

    StableTokens stable() {
        return stable;
    }

    LegacyTokens legacy() {
        return legacy;
    }
}
