package io.cloudcall.tools.sandbox.logistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox whose logistics are called over HTTP, with a valid access token. Closed after the test. */
final class LogisticsSandbox implements AfterEachCallback {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MockClock clock = MockClock.at(START);
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final SandboxCaller caller = new SandboxCaller(sandbox);

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

    JsonObject addOrder(JsonObject order) throws IOException, InterruptedException {
        return post("business/order/add", order);
    }

    /** Returns an order that was added. */
    Order order(String orderId) {
        return logistics().order(orderId).orElseThrow();
    }

    LogisticsApi logistics() {
        return sandbox.logistics();
    }

    BoundAccounts accounts() {
        return sandbox.accounts();
    }

    MockClock clock() {
        return clock;
    }

    Sandbox server() {
        return sandbox;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        caller.close();
        sandbox.close();
    }

    private String target(String api) throws IOException, InterruptedException {
        return "/cgi-bin/express/" + api + "?access_token=" + caller.fetchToken();
    }

    static void assertOk(JsonObject response) {
        assertEquals(JsonObject.of("errcode", 0, "errmsg", "ok"), response);
    }

    static void assertRefused(int errcode, String text, JsonObject response) {
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
        assertTrue(response.getString("errmsg").startsWith(text + " rid: "), response.encode());
    }
}
