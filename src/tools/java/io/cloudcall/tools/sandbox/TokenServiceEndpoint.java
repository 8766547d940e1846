package io.cloudcall.tools.sandbox;

/**
 * {@code GET /token-service} with an Authorization header: a central token service, which shares WeChat's stable token
 * among a team's programs. Not part of WeChat.
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
