package io.cloudcall.wechat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A request for an access token. No record, as requests are compared by identity. */
final class TokenRenewal {
    private final CompletableFuture<AccessToken> token = new CompletableFuture<>();
    private final Instant startedAt;
    private final Trigger trigger;
    private final long timeoutMillis;

    /** The cause of a request. */
    enum Trigger {
        /** The start of the process, before any call. */
        EAGER_START,
        /** A call, when there was no valid token. */
        DEMAND,
        /** The rejection of a token by WeChat. */
        REJECTION,
        /** The approaching expiry of a token, while calls go on with it. */
        BACKGROUND
    }

    TokenRenewal(Instant startedAt, Trigger trigger, long timeoutMillis) {
        this.startedAt = startedAt;
        this.trigger = trigger;
        this.timeoutMillis = timeoutMillis;
    }

    /** Returns the token, or the failure to get one, once there is either. */
    CompletableFuture<AccessToken> token() {
        return token;
    }

    Instant startedAt() {
        return startedAt;
    }

    Trigger trigger() {
        return trigger;
    }

    long timeoutMillis() {
        return timeoutMillis;
    }
}
