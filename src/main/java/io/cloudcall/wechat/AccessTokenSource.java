package io.cloudcall.wechat;

import java.util.concurrent.CompletableFuture;

/** Where access tokens come from. Thread-safe. */
interface AccessTokenSource {

    /**
     * Asks for a token.
     *
     * @param force whether to end the present token and get a new one; only where {@link #supportsForceRefresh()}
     * @param timeoutMillis the most that this may take
     * @return the token, or a {@link WeChatCallException}
     */
    CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis);

    /** Whether a new token can be forced. */
    boolean supportsForceRefresh();
}
