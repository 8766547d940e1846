package io.cloudcall.wechat;

import java.util.concurrent.CompletableFuture;

/** Where access tokens come from. Thread-safe. */
interface TokenSource {

    /**
     * Asks for a token.
     *
     * @param timeoutMillis the most that this may take
     * @return the token, or a {@link CallFailedException} or {@link TransportException}
     */
    CompletableFuture<AccessToken> fetch(long timeoutMillis);
}
