package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's access tokens, as a test sees and disturbs them. Thread-safe. Tokens of {@code /cgi-bin/stable_token}
 * and of {@code /cgi-bin/token} do not end each other, but every method here means both.
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

    /** Every token that was ever issued, oldest first. */
    public List<String> issued() {
        return store.issued();
    }

    /** What the token endpoints were asked for so far. */
    public TokenCounters counters() {
        return counter.snapshot();
    }

    /** Lets every token reach its end now: API calls answer 42001 to it, and the next token call gives a new one. */
    public void expireAll() {
        store.changeAll(token -> token.withExpiryAt(store.now()));
    }

    /** Kills one token: API calls answer 40001 to it, and the next token call gives a new one. */
    public void revoke(String token) {
        store.change(token, issued -> issued.withRejectionAt(store.now()));
    }

    /**
     * Kills one token behind the token endpoint's back: API calls answer 40001 to it, yet {@code stable_token} gives it
     * out again in normal mode, until a {@code force_refresh}. Developers have met this at WeChat.
     */
    public void rejectAtApiServers(String token) {
        store.rejectAtApiServers(token);
    }

    /**
     * Sets the lifetime of tokens that are issued from now on; 7200 s unless set. With 5 minutes or less every call of
     * {@code stable_token} gives a new token, for none is handed out in its last 5 minutes.
     */
    public void setLifetime(Duration lifetime) {
        store.setLifetime(lifetime);
    }

    /** Sets what tokens that are issued from now on look like; {@link TokenFormat#REALISTIC} unless set. */
    public void setFormat(TokenFormat format) {
        store.setFormat(format);
    }

    /** Refuses unless {@code token} serves now. */
    void require(@Nullable String token) {
        store.require(token);
    }

    StubResponse toResponse(IssuedToken token) {
        return StubResponse.json(
                new JsonObject().put("access_token", token.value()).put("expires_in", token.remainingSeconds(store.now())));
    }

    StableTokens stable() {
        return stable;
    }

    LegacyTokens legacy() {
        return legacy;
    }
}
