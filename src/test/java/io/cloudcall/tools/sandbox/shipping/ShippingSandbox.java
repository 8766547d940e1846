package io.cloudcall.tools.sandbox.shipping;

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

/** A sandbox whose shipping management is called over HTTP, with a valid access token. Closed after the test. */
final class ShippingSandbox implements AfterEachCallback {
    static final Instant START = Instant.parse("2022-12-15T00:00:00Z");

    /** The number of WeChat's own sample. */
    static final String TRANSACTION = "fake-transid-20221214190427-1";

    private final MockClock clock = MockClock.at(START);
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final SandboxCaller caller = new SandboxCaller(sandbox);

    /** Calls {@code api}, which is a path behind {@code /wxa/sec/order/}. */
    JsonObject post(String api, String body) throws IOException, InterruptedException {
        return new JsonObject(caller.post(target(api), body).body());
    }

    JsonObject post(String api, JsonObject body) throws IOException, InterruptedException {
        return post(api, body.encode());
    }

    JsonObject get(String api) throws IOException, InterruptedException {
        return new JsonObject(caller.get(target(api)).body());
    }

    JsonObject upload(JsonObject body) throws IOException, InterruptedException {
        return post("upload_shipping_info", body);
    }

    /** Returns WeChat's answer about the payment of the sample. */
    JsonObject order() throws IOException, InterruptedException {
        return post("get_order", JsonObject.of("transaction_id", TRANSACTION)).getJsonObject("order");
    }

    ShippingApi shipping() {
        return sandbox.shipping();
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
        return "/wxa/sec/order/" + api + "?access_token=" + caller.fetchToken();
    }

    static void assertOk(JsonObject response) {
        assertEquals(JsonObject.of("errcode", 0, "errmsg", "ok"), response);
    }

    static void assertRefused(int errcode, String text, JsonObject response) {
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
        assertTrue(response.getString("errmsg").startsWith(text + " rid: "), response.encode());
    }

    static void assertErrcode(int errcode, JsonObject response) {
        assertEquals(errcode, response.getInteger("errcode"), response.encode());
    }
}
