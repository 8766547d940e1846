package io.cloudcall.tools.sandbox;

/**
 * {@code GET /token-service/APPID} with an Authorization header: a central token service, which shares WeChat's stable
 * tokens among a team's programs; without the AppID, for the first app. An AppID that the sandbox does not have is 404.
 * Not part of WeChat.
 */
final class TokenServiceEndpoint implements Endpoint {

    static final String PATH = "/token-service";

    /** The path in front of the AppID. */
    static final String APP_PATH = PATH + "/";

    static final String AUTHORIZATION = "Bearer sandbox-token-service-key";

    private final String appId;
    private final AppTokens tokens;

    TokenServiceEndpoint(String appId, AppTokens tokens) {
        this.appId = appId;
        this.tokens = tokens;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        if (!AUTHORIZATION.equals(request.header("Authorization"))) {
            return StubResponse.empty(401);
        }
        return request.path().equals(PATH) || request.path().equals(APP_PATH + appId)
                ? tokens.toResponse(tokens.stable().getOrIssue())
                : StubResponse.empty(404);
    }
}
