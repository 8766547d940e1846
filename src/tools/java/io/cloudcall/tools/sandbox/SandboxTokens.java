package io.cloudcall.tools.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of all the sandbox's apps or of one, for tests to inspect and invalidate. Thread-safe. Tokens of
 * {@code /cgi-bin/stable_token} and of {@code /cgi-bin/token} do not revoke each other; every method here covers both.
 */
public final class SandboxTokens {

    private final TokenStore store;
    private final @Nullable String appId;
    private final Supplier<Stream<AppTokens>> apps;

    /**
     * Creates a view of the tokens in {@code store}.
     *
     * @param appId the app whose tokens these are, or null for all apps
     * @param apps the tokens of that app, or of all
     */
    SandboxTokens(TokenStore store, @Nullable String appId, Supplier<Stream<AppTokens>> apps) {
        this.store = store;
        this.appId = appId;
        this.apps = apps;
    }

    /** Returns all tokens issued so far, oldest first. */
    public List<String> issued() {
        return store.issued(this::covers);
    }

    /** Returns the AppID that {@code token} was issued for, also after its end, or null if it is none of these. */
    public @Nullable String appIdOf(String token) {
        return store.find(token).filter(this::covers).map(IssuedToken::appId).orElse(null);
    }

    /** Returns the counts of token calls so far. */
    public TokenCounters counters() {
        return apps.get().map(AppTokens::counters).reduce(TokenCounters.NONE, TokenCounters::plus);
    }

    /** Expires all tokens now: API calls fail with 42001, and the next token call issues a new one. */
    public void expireAll() {
        store.changeAll(this::covers, token -> token.withExpiryAt(store.now()));
    }

    /** Revokes a token: API calls fail with 40001, and the next token call issues a new one. */
    public void revoke(String token) {
        store.change(token, issued -> covers(issued) ? issued.withRejectionAt(store.now()) : issued);
    }

    /**
     * Revokes a token at the API servers only: API calls fail with 40001, yet {@code stable_token} returns it in normal
     * mode until a {@code force_refresh}. Developers have reported this of WeChat.
     */
    public void rejectAtApiServers(String token) {
        if (appIdOf(token) != null) {
            store.rejectAtApiServers(token);
        }
    }

    /**
     * Sets the lifetime of tokens issued from now on; 7200 s by default. With 5 minutes or less every call of
     * {@code stable_token} issues a new token, since it returns none in its last 5 minutes.
     */
    public void setLifetime(Duration lifetime) {
        if (appId == null) {
            store.setLifetime(lifetime);
        } else {
            store.setLifetime(appId, lifetime);
        }
    }

    /** Returns the lifetime of tokens issued from now on; of all apps, that of an app without one of its own. */
    public Duration lifetime() {
        return appId == null ? store.lifetime() : store.lifetime(appId);
    }

    /** Returns the number of tokens that APIs take now. */
    public long countValid() {
        return store.countValid(this::covers);
    }

    /** Sets the format of tokens issued from now on; {@link TokenFormat#REALISTIC} by default. */
    public void setFormat(TokenFormat format) {
        if (appId == null) {
            store.setFormat(format);
        } else {
            store.setFormat(appId, format);
        }
    }

    /** Throws the error for {@code token} unless it is valid now. */
    void require(@Nullable String token) {
        store.require(token);
    }

    private boolean covers(IssuedToken token) {
        return appId == null || appId.equals(token.appId());
    }
}
