package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxTokens;
import io.cloudcall.tools.sandbox.StubResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Access tokens: how many there are and how long they live, never themselves. */
final class TokenResource {
    private static final String PATH = "/_sandbox/tokens";
    private static final long MAX_LIFETIME = Duration.ofDays(365).toSeconds();

    private final Sandbox sandbox;

    TokenResource(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get(PATH, request -> describe(tokens(request)), "appid"),
                ControlRoute.put(PATH, this::setLifetime, "appid"),
                ControlRoute.post(PATH + "/expire", this::expire, "appid"));
    }

    private StubResponse setLifetime(ControlRequest request) {
        SandboxTokens tokens = tokens(request);
        long seconds = request.fields("lifetime_seconds").number("lifetime_seconds", 1, MAX_LIFETIME);
        tokens.setLifetime(Duration.ofSeconds(seconds));
        return describe(tokens);
    }

    private StubResponse expire(ControlRequest request) {
        request.requireNoFields();
        SandboxTokens tokens = tokens(request);
        tokens.expireAll();
        return describe(tokens);
    }

    private SandboxTokens tokens(ControlRequest request) {
        return request.queryParameter("appid")
                .map(appId -> sandbox.tokens(AppResource.requireApp(sandbox, appId)))
                .orElseGet(sandbox::tokens);
    }

    private static StubResponse describe(SandboxTokens tokens) {
        return SandboxControl.json(new JsonObject()
                .put("lifetime_seconds", tokens.lifetime().toSeconds())
                .put("issued", tokens.issued().size())
                .put("valid", tokens.countValid()));
    }
}
