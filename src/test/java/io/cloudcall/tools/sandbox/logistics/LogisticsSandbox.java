package io.cloudcall.tools.sandbox.logistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** Calls a sandbox's logistics over HTTP, with a valid access token. Thread-safe. */
final class LogisticsSandbox implements AutoCloseable {

    private final SandboxCaller caller;

    LogisticsSandbox(Sandbox sandbox) {
        caller = new SandboxCaller(sandbox);
    }

    /** Calls {@code api}, which is a path behind {@code /cgi-bin/express/}. */
    JsonObject get(String api) throws IOException, InterruptedException {
        return new JsonObject(caller.get(target(api)).body());
    }

    JsonObject post(String api, JsonObject body) throws IOException, InterruptedException {
        return post(api, body.encode());
    }

    JsonObject post(String api, String body) throws IOException, InterruptedException {
        return new JsonObject(caller.post(target(api), body).body());
    }

    @Override
    public void close() {
        caller.close();
    }

    private String target(String api) throws IOException, InterruptedException {
        return "/cgi-bin/express/" + api + "?access_token=" + caller.fetchToken();
    }

    static void assertOk(JsonObject answer) {
        assertEquals(JsonObject.of("errcode", 0, "errmsg", "ok"), answer);
    }

    static void assertRefused(int errcode, String text, JsonObject answer) {
        assertEquals(errcode, answer.getInteger("errcode"), answer.encode());
        assertTrue(answer.getString("errmsg").startsWith(text + " rid: "), answer.encode());
    }
}
