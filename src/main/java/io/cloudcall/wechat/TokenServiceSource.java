package io.cloudcall.wechat;

import io.cloudcall.http.Transport;
import io.cloudcall.http.TransportRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A team's token service as a source of access tokens. The service decides when to renew the token. */
final class TokenServiceSource implements AccessTokenSource {
    private final Transport transport;
    private final TransportRequest request;
    private final TokenResponseParser responseParser;

    TokenServiceSource(Transport transport, TokenConfig.TokenService service, TokenResponseParser responseParser) {
        this.transport = transport;
        this.request = request(service);
        this.responseParser = responseParser;
    }

    private static TransportRequest request(TokenConfig.TokenService service) {
        TransportRequest get =
                TransportRequest.get(service.url(), Map.of(), true).forCredentials();
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
