package io.cloudcall.wechat;

import java.util.concurrent.CompletableFuture;

/** A team's own token service. It alone decides when there is a new token. */
final class TokenServiceSource implements AccessTokenSource {
    private final Transport transport;
    private final TransportRequest call;
    private final TokenResponseParser responseParser;

    TokenServiceSource(Transport transport, TokenConfig.TokenService service, TokenResponseParser answers) {
        this.transport = transport;
        this.call = TransportRequest.get(service.url(), service.authorization());
        this.responseParser = answers;
    }

    @Override
    public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
        return transport.send(call, timeoutMillis).thenApply(responseParser::parse);
    }

    @Override
    public boolean supportsForceRefresh() {
        return false;
    }
}
