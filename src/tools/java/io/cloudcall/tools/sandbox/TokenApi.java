package io.cloudcall.tools.sandbox;

import java.util.Map;

/** The endpoints that issue an app's access tokens: WeChat's two, and the central token service. */
final class TokenApi implements ApiFamily {

    private final AppCredentials credentials;
    private final AppTokens tokens;

    TokenApi(AppCredentials credentials, AppTokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public Map<String, Route> routes() {
        return Map.of(
                StableTokenEndpoint.PATH,
                Route.unauthenticated("POST", new StableTokenEndpoint(credentials, tokens)),
                "/cgi-bin/token",
                Route.unauthenticated("GET", new LegacyTokenEndpoint(credentials, tokens)),
                TokenServiceEndpoint.PATH,
                Route.unauthenticated("GET", new TokenServiceEndpoint(credentials.appId(), tokens)));
    }
}
