package io.cloudcall.wechat;

import io.cloudcall.telemetry.InvocationRecorder;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of one mini program: its access token with the request for it in flight, the failures of that request and
 * the budget of forced renewals, its AppSecret for logins, and the redactor of its secrets. No two mini programs share
 * any of it, so a token of one is never sent for another. Thread-safe.
 *
 * <p>A client that serves one mini program only has it in the place of an {@link AppRegistry}.
 */
final class App implements Apps {
    private final @Nullable String appId;
    private final AccessTokenSource source;
    private final AccessTokenCache tokens;
    private final SecretRedactor redactor;
    private final SecretGuard guard;

    /** Null before the first signed call. */
    private @Nullable AppSigningKeys signingKeys;

    /** The calls in progress. Guarded by the registry, as is the next one. */
    private int calls;

    private boolean evicted;

    /**
     * Creates the state of a mini program, without a token.
     *
     * @param appId its AppID, or null if the settings have none
     * @param source requests its access tokens
     * @param tokens keeps them
     * @param redactor has its secrets, and perhaps those of no other
     */
    App(@Nullable String appId, AccessTokenSource source, AccessTokenCache tokens, SecretRedactor redactor) {
        this.appId = appId;
        this.source = source;
        this.tokens = tokens;
        this.redactor = redactor;
        guard = new SecretGuard(redactor);
    }

    AccessTokenSource source() {
        return source;
    }

    AccessTokenCache tokens() {
        return tokens;
    }

    SecretRedactor redactor() {
        return redactor;
    }

    SecretGuard guard() {
        return guard;
    }

    @Nullable
    String appId() {
        return appId;
    }

    /** Returns the keys of signed calls, which are created by the first one. */
    synchronized AppSigningKeys signingKeys(Function<App, AppSigningKeys> factory) {
        AppSigningKeys keys = signingKeys;
        if (keys == null) {
            keys = factory.apply(this);
            signingKeys = keys;
        }
        return keys;
    }

    @Override
    public App acquire(@Nullable String named, Deadline deadline, InvocationRecorder recorder) {
        if (named == null || named.equals(appId)) {
            return this;
        }
        throw AppRejections.notTheOnlyOne(source);
    }

    @Override
    public CompletableFuture<Boolean> startEagerly() {
        return tokens.startEagerly();
    }

    @Override
    public void release(App app) {
        // The only one stays.
    }

    /** Counts a call that begins. */
    void beginCall() {
        calls++;
    }

    /** Counts a call that ends. */
    void endCall() {
        calls--;
    }

    /** Marks this as removed from the registry: the calls in progress are its last ones. */
    void evict() {
        evicted = true;
    }

    /** Returns whether this is removed from the registry, and no call uses it. */
    boolean isAbandoned() {
        return evicted && calls == 0;
    }
}
