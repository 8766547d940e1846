package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox whose APIs below one path are called over HTTP, with a valid access token. Closed after the test. */
public abstract class FamilySandbox implements AfterEachCallback {
    private final String path;
    private final MockClock clock;
    private final Sandbox sandbox;
    private final SandboxCaller caller;

    /** @param path the path above the APIs, with a slash at its end */
    protected FamilySandbox(String path, Instant start) {
        this.path = path;
        clock = MockClock.at(start);
        sandbox = Sandbox.builder().clock(clock).start();
        caller = new SandboxCaller(sandbox);
    }

    public final JsonObject get(String api) throws IOException, InterruptedException {
        return new JsonObject(caller.get(target(api)).body());
    }

    public final JsonObject post(String api, String body) throws IOException, InterruptedException {
        return new JsonObject(caller.post(target(api), body).body());
    }

    public final JsonObject post(String api, JsonObject body) throws IOException, InterruptedException {
        return post(api, body.encode());
    }

    public final MockClock clock() {
        return clock;
    }

    public final Sandbox server() {
        return sandbox;
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        caller.close();
        sandbox.close();
    }

    private String target(String api) throws IOException, InterruptedException {
        return path + api + "?access_token=" + caller.fetchToken();
    }

    public static void assertOk(JsonObject response) {
        assertEquals(JsonObject.of("errcode", 0, "errmsg", "ok"), response);
    }

    public static void assertRefused(int errcode, String text, JsonObject response) {
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
        assertTrue(response.getString("errmsg").startsWith(text + " rid: "), response.encode());
    }
}
