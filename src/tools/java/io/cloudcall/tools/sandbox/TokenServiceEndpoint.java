package io.cloudcall.tools.sandbox;

/**
 * A central token service of a team's own, which shares WeChat's stable token among the team's programs. No part of
 * WeChat: {@code GET /token-service}, with an Authorization header.
 */
final class TokenServiceEndpoint implements Endpoint {

    static final String PATH = "/token-service";

    static final String AUTHORIZATION = "Bearer sandbox-token-service-key";

    private final SandboxTokens tokens;

    TokenServiceEndpoint(SandboxTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        return AUTHORIZATION.equals(request.header("Authorization"))
                ? tokens.toResponse(tokens.stable().getOrIssue())
                : StubResponse.empty(401);
    }
}
