package io.cloudcall.tools.sandbox.control;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;

/** A sandbox with two apps, a client of its own API and one of WeChat's. */
@Timeout(60)
abstract class ControlFixture {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final String APP = "wxSANDBOX0000000000";
    static final String FURTHER = "wxFURTHER00000000";
    static final String ADD_ORDER = "/cgi-bin/express/business/order/add";

    @AutoClose
    final Sandbox sandbox = Sandbox.builder()
            .clock(MockClock.at(NOW))
            .app(FURTHER, "further-app-secret")
            .start();

    @AutoClose
    final ControlClient control = new ControlClient(sandbox);

    @AutoClose
    final SandboxCaller wechat = new SandboxCaller(sandbox);

    /** Calls one of WeChat's APIs for an app. */
    JsonObject call(String appId, String path, JsonObject body) throws IOException, InterruptedException {
        String target = path + "?access_token=" + wechat.fetchToken(appId);
        return new JsonObject(wechat.post(target, body.encode()).body());
    }
}
