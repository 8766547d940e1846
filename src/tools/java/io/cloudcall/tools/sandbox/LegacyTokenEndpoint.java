package io.cloudcall.tools.sandbox;

/** {@code GET /cgi-bin/token}. */
final class LegacyTokenEndpoint implements Endpoint {

    private final AppCredentials credentials;
    private final AppTokens tokens;

    LegacyTokenEndpoint(AppCredentials credentials, AppTokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        credentials.require(
                request.queryParameter("grant_type"),
                request.queryParameter("appid"),
                request.queryParameter("secret"));
        return tokens.toResponse(tokens.legacy().issue());
    }
}
