package io.cloudcall.tools.sandbox;

import java.util.Map;

/** The endpoints that issue access tokens: WeChat's two, and the central token service. */
final class TokenApi implements ApiFamily {

    private final AppCredentials credentials;
    private final SandboxTokens tokens;

    TokenApi(AppCredentials credentials, SandboxTokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(
                "/cgi-bin/stable_token",
                Route.unauthenticated("POST", new StableTokenEndpoint(credentials, tokens)),
                "/cgi-bin/token",
                Route.unauthenticated("GET", new LegacyTokenEndpoint(credentials, tokens)),
                TokenServiceEndpoint.PATH,
                Route.unauthenticated("GET", new TokenServiceEndpoint(tokens)));
    }
}
