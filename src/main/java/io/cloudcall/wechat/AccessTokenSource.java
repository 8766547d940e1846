package io.cloudcall.wechat;

import java.util.concurrent.CompletableFuture;

/** A source of access tokens. Thread-safe. */
interface AccessTokenSource {

    /**
     * Requests a token.
     *
     * @param force whether to invalidate the current token and get a new one; only with {@link #supportsForceRefresh()}
     * @param timeoutMillis the timeout of the request
     * @return the token, or a {@link WeChatCallException}
     */
    CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis);

    /** Returns whether a new token can be forced. */
    boolean supportsForceRefresh();

    /** Forgets a failure that is remembered for later requests. */
    default void forgetFailure() {}
}
