package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.StubResponse;

/** {@code GET /wxa/checksession}. */
final class CheckSessionKeyEndpoint implements Endpoint {

    private final UserSessions sessions;

    CheckSessionKeyEndpoint(UserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        SessionRequest.of(request, sessions);
        return StubResponse.errcode(0, "ok");
    }
}
