package io.cloudcall.tools.sandbox;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;

/** A sandbox with three apps. */
abstract class SandboxAppsFixture {

    static final String ONE = "wx1";
    static final String TWO = "wx2";
    static final String THREE = "wx3";

    final MockClock clock = MockClock.at(Instant.parse("2026-03-01T04:00:00Z"));

    @AutoClose
    final Sandbox sandbox = Sandbox.builder()
            .clock(clock)
            .appId(ONE)
            .appSecret("first-app-secret")
            .app(TWO, "second-app-secret")
            .app(THREE, "third-app-secret")
            .start();

    @AutoClose
    final SandboxCaller caller = new SandboxCaller(sandbox);

    /** Sends a GET with the access token of {@code appId}. */
    final JsonObject get(String appId, String path) throws IOException, InterruptedException {
        return new JsonObject(caller.get(withToken(path, appId)).body());
    }

    /** Sends a POST with the access token of {@code appId}. */
    final JsonObject post(String appId, String path, JsonObject body) throws IOException, InterruptedException {
        return new JsonObject(caller.post(withToken(path, appId), body.encode()).body());
    }

    /** Calls stable_token with any body. */
    final JsonObject stableToken(JsonObject body) throws IOException, InterruptedException {
        return new JsonObject(
                caller.post(WeChatPaths.STABLE_TOKEN, body.encode()).body());
    }

    private String withToken(String path, String appId) throws IOException, InterruptedException {
        return path + "?access_token=" + caller.fetchToken(appId);
    }
}
