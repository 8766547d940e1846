package io.cloudcall.wechat;

import java.util.concurrent.CompletableFuture;

/** A team's own token service. It alone decides when there is a new token. */
final class TokenService implements TokenSource {
    private final Transport transport;
    private final HttpCall call;
    private final TokenAnswer answers;

    TokenService(Transport transport, TokenOrigin.Service service, TokenAnswer answers) {
        this.transport = transport;
        this.call = HttpCall.get(service.url(), service.authorization());
        this.answers = answers;
    }

    @Override
    public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
        return transport.send(call, timeoutMillis).thenApply(answers::read);
    }

    @Override
    public boolean forces() {
        return false;
    }
}
