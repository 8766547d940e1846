package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;

/** {@code GET /wxa/resetusersessionkey}. */
final class ResetUserSessionKeyEndpoint implements Endpoint {

    private final UserSessions sessions;

    ResetUserSessionKeyEndpoint(UserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        String openid = SessionRequest.of(request, sessions).openid();
        return StubResponse.json(new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("openid", openid)
                .put("session_key", sessions.renewKey(openid)));
    }
}
