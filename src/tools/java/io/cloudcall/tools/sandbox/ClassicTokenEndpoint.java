package io.cloudcall.tools.sandbox;

/** {@code GET /cgi-bin/token}. */
final class ClassicTokenEndpoint implements Endpoint {

    private final AppCredentials credentials;
    private final AccessTokens tokens;

    ClassicTokenEndpoint(AppCredentials credentials, AccessTokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public Answer answer(ReceivedRequest request) {
        credentials.require(
                request.queryParameter("grant_type"),
                request.queryParameter("appid"),
                request.queryParameter("secret"));
        return tokens.answer(tokens.classic().next());
    }
}
