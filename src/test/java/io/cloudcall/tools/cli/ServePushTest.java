package io.cloudcall.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.EventBridgeStub;
import io.cloudcall.tools.aws.PutEvent;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.push.SandboxPushKeys;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The push function as a server, with pushes from the command line and from the sandbox. */
class ServePushTest {
    private static final String APP_ID = "wxSANDBOX0000000000";

    private final CommandUnderTest serve = new CommandUnderTest();
    private final CommandUnderTest push = new CommandUnderTest();
    private Thread server = Thread.currentThread();
    private int port;

    @AfterEach
    void stop() throws InterruptedException {
        server.interrupt();
        server.join();
    }

    private void start(String options) throws Exception {
        start(options, "Events that arrive on the bus:\n");
    }

    private void start(String options, String lastLine) throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        // The clock of the commands stands still, the function's does not.
        serve.set("WECHAT_PUSH_MAX_AGE_SECONDS", "9999999999");
        server = Thread.ofPlatform().daemon().start(() -> {
            try {
                serve.run("serve --push --port " + port + options);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        awaitOutput(out -> out.contains(lastLine));
    }

    private void awaitOutput(Predicate<String> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.test(serve.out()) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertTrue(condition.test(serve.out()), serve.out() + serve.err());
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns what is printed about events. */
    private String events() {
        return serve.out().split("Events that arrive on the bus:\n\n", 2)[1];
    }

    @Test
    void printsEachEventAndMarksDuplicates() throws Exception {
        start("");
        assertTrue(serve.out().contains("  ./cloudcall push add_express_path --to " + url() + "/push\n"), serve.out());

        assertEquals(0, push.run("push add_express_path --to " + url() + "/push"), push.out() + serve.err());
        assertEquals(0, push.run("push add_express_path --to " + url() + "/push"));

        String message = push.out().lines().toList().get(1);
        String id = push.out().lines().toList().get(2);
        String expected = "add_express_path from wechat." + APP_ID + " " + id;
        assertEquals(expected + "\n" + message + "\n" + expected + " (duplicate)\n" + message + "\n", events());
    }

    @Test
    void stillServesCalls() throws Exception {
        start("");

        assertTrue(get(url() + "/").contains("logistics.getAllAccount:ok"));
    }

    @Test
    void verifiesItsUrl() throws Exception {
        start("");

        assertEquals(0, push.run("push --verify --to " + url() + "/push"), push.out() + push.err());
    }

    @Test
    void refusesOtherKeysAndForwardsNothing() throws Exception {
        start("");
        push.set(
                "WECHAT_PUSH_KEYS",
                new SandboxPushKeys("other", "k".repeat(43)).toJson().encode());

        assertEquals(1, push.run("push debug_demo --to " + url() + "/push"));
        assertEquals("", events());
    }

    @Test
    void takesTheKeysOfTheEnvironment() throws Exception {
        String keys = new SandboxPushKeys("own-token", "k".repeat(43)).toJson().encode();
        serve.set("WECHAT_PUSH_KEYS", keys);
        push.set("WECHAT_PUSH_KEYS", keys);
        start("");

        assertEquals(0, push.run("push debug_demo --to " + url() + "/push"), push.out() + serve.err());
        assertTrue(events().startsWith("debug_demo from "), events());
        assertFalse((serve.out() + serve.err()).contains("own-token"));
    }

    @Test
    void readsTheKeysOfASecretWithTheUsersCredentials() throws Exception {
        try (SecretsManagerStub secrets = new SecretsManagerStub()
                .respondWithSecret(SandboxPushKeys.SANDBOX.toJson().encode())) {
            secrets.environment().forEach(serve::set);
            serve.set("WECHAT_PUSH_ARN", "wechat-push");
            start("");

            assertEquals(0, push.run("push debug_demo --to " + url() + "/push"), push.out() + serve.err());
            assertEquals(1, secrets.requests().size());
        }
    }

    @Test
    void putsEventsOnTheBusThatTheSettingsName() throws Exception {
        try (EventBridgeStub bus = new EventBridgeStub()) {
            bus.environment().forEach(serve::set);
            serve.set("WECHAT_PUSH_BUS", "shop-events");
            start("", "Events go to the bus shop-events.\n");

            assertEquals(0, push.run("push debug_demo --to " + url() + "/push"), push.out() + serve.err());
            assertEquals(
                    List.of("debug_demo"),
                    bus.events().stream().map(PutEvent::detailType).toList());
        }
    }

    @Test
    void pushesToEachApp() throws Exception {
        serve.set("CLOUD_CALL_API", "*");
        start(" --appid wx1 --appid wx2");

        assertEquals(0, push.run("push debug_demo --to " + url() + "/push/wx2"), push.out() + serve.err());
        assertTrue(events().startsWith("debug_demo from wechat.wx2 "), events());
        assertEquals(1, push.run("push debug_demo --to " + url() + "/push/wx3"));
        assertTrue(serve.out().contains("--to " + url() + "/push/wx1\n"), serve.out());
    }

    /** The whole circle: a call makes the sandbox push to the function that made it. */
    @Test
    void showsWhatHappensInTheSandbox() throws Exception {
        serve.set("CLOUD_CALL_API", "*");
        start("");
        JsonObject review = new JsonObject()
                .put("shopAppId", APP_ID)
                .put("bizId", "EMS_90000000000001")
                .put("resultCode", 0)
                .put("resultMsg", "ok");

        String result = post(url() + "/openapi/logistics.updateBusiness", review.encode());

        assertTrue(result.contains("logistics.updateBusiness:ok"), result);
        awaitOutput(out -> out.contains("\"biz_id\":\"EMS_90000000000001\""));
        assertTrue(events().startsWith("update_business_bind_result from wechat." + APP_ID), events());
    }

    private static String get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static String post(String url, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }
}
