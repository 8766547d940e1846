package io.cloudcall.wechat;

import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A team's own token service. It alone decides when there is a new token. */
final class TokenServiceSource implements AccessTokenSource {
    private final Transport transport;
    private final TransportRequest request;
    private final TokenResponseParser responseParser;

    TokenServiceSource(Transport transport, TokenConfig.TokenService service, TokenResponseParser answers) {
        this.transport = transport;
        this.request = request(service);
        this.responseParser = answers;
    }

    private static TransportRequest request(TokenConfig.TokenService service) {
        TransportRequest get = TransportRequest.get(service.url(), Map.of(), true);
        return service.authorization() == null
                ? get
                : get.withHeaders(Map.of("authorization", service.authorization()));
    }

    @Override
    public CompletableFuture<AccessToken> fetch(boolean force, long timeoutMillis) {
        return transport.send(request, timeoutMillis).thenApply(responseParser::parse);
    }

    @Override
    public boolean supportsForceRefresh() {
        return false;
    }
}
