package io.cloudcall.wechat;

import java.util.concurrent.CompletableFuture;

/**
 * A source of access tokens that also starts to open a connection for the call that follows, so that tokens, which have
 * connections of their own, cost no additional round trip.
 *
 * @param source requests the tokens
 * @param preconnect starts to open the connection
 */
record PreconnectingTokenSource(AccessTokenSource source, Runnable preconnect) implements AccessTokenSource {

    @Override
    public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
        CompletableFuture<AccessToken> token = source.fetch(force, timeoutMillis);
        preconnect.run();
        return token;
    }

    @Override
    public boolean supportsForceRefresh() {
        return source.supportsForceRefresh();
    }

    @Override
    public void forgetFailure() {
        source.forgetFailure();
    }
}
