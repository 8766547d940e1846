package io.cloudcall.tools.sandbox.login;

import io.cloudcall.tools.sandbox.ApiErrorException;
import io.cloudcall.tools.sandbox.AppCredentials;
import io.cloudcall.tools.sandbox.AppSeed;
import io.cloudcall.tools.sandbox.Endpoint;
import io.cloudcall.tools.sandbox.Errcode;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.SecretRegistry;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * {@code GET /sns/jscode2session}. As developers report of WeChat, a success is labeled text/plain, has no errcode, and
 * escapes slashes.
 */
final class Code2SessionEndpoint implements Endpoint {

    private final AppSeed seed;
    private final AppCredentials credentials;
    private final UserSessions sessions;

    Code2SessionEndpoint(AppSeed seed, AppCredentials credentials, UserSessions sessions) {
        this.seed = seed;
        this.credentials = credentials;
        this.sessions = sessions;
    }

    @Override
    public StubResponse respond(ReceivedRequest request) {
        credentials.requireForLogin(request);
        String code = request.queryParameter("js_code");
        if (code == null || code.isEmpty()) {
            throw new ApiErrorException(Errcode.CODE_MISSING);
        }
        SecretRegistry.addForLogs(code);
        SandboxUser user = SandboxUser.ofCode(code, seed);
        sessions.spend(code);
        JsonObject session = new JsonObject()
                .put("session_key", sessions.renewKey(user.openid()))
                .put("openid", user.openid())
                .put("unionid", user.unionid());
        return StubResponse.of(200, "text/plain", Buffer.buffer(session.encode().replace("/", "\\/")));
    }
}
