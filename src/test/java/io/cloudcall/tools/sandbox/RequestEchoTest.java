package io.cloudcall.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class RequestEchoTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().echo("mark").start();

    @AutoClose
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    @Test
    void repeatsTheFieldOfEachRequest() throws Exception {
        assertEquals(5, json(caller.post("/a", "{\"mark\":5}").body()).getInteger("mark"));
        assertEquals("x", json(caller.post("/a", "{\"mark\":\"x\"}").body()).getString("mark"));
    }

    @Test
    void leavesOtherResponsesAsTheyAre() throws Exception {
        assertFalse(json(caller.post("/a", "{}").body()).containsKey("mark"));
        assertFalse(json(caller.post("/a", "no JSON").body()).containsKey("mark"));
        assertFalse(json(caller.get("/a").body()).containsKey("mark"));
    }

    private static JsonObject json(String body) {
        return new JsonObject(body);
    }
}
