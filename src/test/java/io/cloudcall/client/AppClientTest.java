package io.cloudcall.client;

import static io.cloudcall.client.ClientUnderTest.GET_ALL;
import static io.cloudcall.client.ClientUnderTest.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One client for several apps. */
class AppClientTest {
    private static final int APPS = 8;
    private static final int CALLS = 200;

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final CloudCallClient client = clientOf(sandbox);

    private static CloudCallClient clientOf(Sandbox sandbox) {
        Map<String, String> secrets = new HashMap<>();
        for (int i = 1; i < APPS; i++) {
            sandbox.addApp("wx" + i, "fake-secret-of-" + i);
            secrets.put("wx" + i, "fake-secret-of-" + i);
        }
        secrets.put(sandbox.appId(), sandbox.appSecret());
        return builder(sandbox).appId(sandbox.appId()).apps(secrets).build();
    }

    private static CloudCallClient.Builder builder(Sandbox sandbox) {
        return CloudCallClient.builder().baseUrl(URI.create(sandbox.baseUrl())).requestTimeout(Duration.ofSeconds(30));
    }

    /** Each app has one account, whose delivery company is the AppID. */
    @BeforeEach
    void bindAccounts() {
        for (String appId : sandbox.appIds()) {
            sandbox.accounts(appId).replaceAll(new JsonArray("[{\"delivery_id\":\"" + appId + "\"}]"));
        }
    }

    private static String account(AppClient app) {
        return String.valueOf(app.logistics().getAllAccount().list().getFirst().deliveryId());
    }

    private String lastApp() {
        return appOf(sandbox.requests().getLast());
    }

    /** Returns the app whose access token a request had. */
    private String appOf(ReceivedRequest request) {
        return String.valueOf(sandbox.tokens().appIdOf(String.valueOf(request.queryParameter("access_token"))));
    }

    @Test
    void makesEveryKindOfCallForItsApp() throws Exception {
        AppClient app = client.app("wx1");

        assertEquals("wx1", account(app));
        assertEquals(
                "wx1",
                app.logistics()
                        .getAllAccountAsync()
                        .get(30, TimeUnit.SECONDS)
                        .list()
                        .getFirst()
                        .deliveryId());
        for (String json : List.of(
                app.call("logistics.getAllAccount", "{}"),
                app.call("logistics.getAllAccount", Map.of()),
                app.call("logistics.getAllAccount", "{}", CallOptions.DEFAULT),
                app.call(GET_ALL, Map.of(), CallOptions.DEFAULT.withGet(true)))) {
            assertTrue(json.contains("\"deliveryId\":\"wx1\""), json);
        }
        assertEquals("wx1", app.appId());
    }

    @Test
    void leavesCallsWithoutAnAppToTheDefaultOne() {
        assertEquals("wx2", account(client.app("wx2")));

        assertEquals(
                sandbox.appId(),
                client.logistics().getAllAccount().list().getFirst().deliveryId());
        assertTrue(client.call("logistics.getAllAccount", "{}").contains(sandbox.appId()));
    }

    static Stream<ExecutorService> threads() {
        return Stream.of(
                Executors.newFixedThreadPool(16),
                Executors.newVirtualThreadPerTaskExecutor(),
                Executors.newWorkStealingPool(4));
    }

    /** The AppID of WxJava's {@code switchover} stays behind on the thread that set it. */
    @ParameterizedTest
    @MethodSource("threads")
    void keepsItsAppOnAnyThread(ExecutorService executor) throws Exception {
        List<AppClient> apps = sandbox.appIds().stream().map(client::app).toList();
        try (executor) {
            List<CompletableFuture<String>> futures = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                AppClient app = apps.get(i % APPS);
                AppClient next = apps.get((i + 1) % APPS);
                futures.add(CompletableFuture.supplyAsync(() -> account(app), executor)
                        .thenCombineAsync(
                                next.logistics().getAllAccountAsync(),
                                (own, other) ->
                                        own + " " + other.list().getFirst().deliveryId(),
                                executor)
                        .thenApplyAsync(both -> both + " " + account(app), executor));
            }
            for (int i = 0; i < CALLS; i++) {
                String app = apps.get(i % APPS).appId();
                assertEquals(
                        app + " " + apps.get((i + 1) % APPS).appId() + " " + app,
                        futures.get(i).get(60, TimeUnit.SECONDS));
            }
        }
        assertEquals(APPS, sandbox.requestsByPath().get("/cgi-bin/stable_token"), "one token of each app");
    }

    @Test
    void sharesTheConnectionsOfItsClient() {
        for (String appId : sandbox.appIds()) {
            account(client.app(appId));
        }

        assertTrue(sandbox.openConnections() <= 2, () -> sandbox.openConnections() + " connections");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wxUnknown", "", " ", "a b", "wx1\n", "小程序", "wx1/../wx2"})
    void failsAtTheCallIfItsAppIsUnknown(String appId) {
        AppClient unknown = client.app(appId);

        CloudCallException failure = failure(() -> unknown.call("logistics.getAllAccount", "{}"));
        CloudCallException ofTypes = failure(() -> unknown.logistics().getAllAccount());

        assertEquals(-601002, failure.errCode());
        assertEquals(-601002, ofTypes.errCode());
        assertFalse(String.valueOf(failure.getMessage()).contains("wx1,"), failure.getMessage());
        assertEquals(List.of(), sandbox.requests());
    }

    @Test
    void failsWithoutADefaultAppUnlessOneIsNamed() {
        try (CloudCallClient without = builder(sandbox)
                .apps(Map.of("wx1", "fake-secret-of-1", "wx2", "fake-secret-of-2"))
                .build()) {
            assertEquals("wx2", account(without.app("wx2")));

            CloudCallException failure = failure(() -> without.logistics().getAllAccount());
            assertEquals(-601002, failure.errCode());
        }
    }

    @Test
    void failsAloneIfItsSecretIsWrong() {
        sandbox.resetAppSecret("wx1", "fake-secret-that-is-new");

        assertEquals(40125, failure(() -> account(client.app("wx1"))).errCode());

        assertEquals("wx2", account(client.app("wx2")));
    }

    @Test
    void givesNoSecretOfAnyAppAway() {
        sandbox.faults()
                .next(
                        GET_ALL,
                        Fault.respond(200, ClientUnderTest.JSON, "{\"errcode\":1,\"errmsg\":\"fake-secret-of-1\"}"));

        String shown = ClientUnderTest.trace(failure(() -> account(client.app("wx1"))));

        assertFalse(shown.contains("fake-secret-of-1"), shown);
        assertFalse(client.app("wx1").toString().contains("fake-secret"));
    }

    @Test
    void endsWithItsClient() {
        AppClient app = client.app("wx1");
        account(app);

        client.close();

        assertThrows(IllegalStateException.class, () -> account(app));
        assertThrows(IllegalStateException.class, () -> client.app("wx2").call("logistics.getAllAccount", "{}"));
    }

    @Test
    void servesTheAppOfAClientOfOneApp() {
        try (CloudCallClient one = ClientUnderTest.at(sandbox).build()) {
            assertEquals(sandbox.appId(), account(one.app(sandbox.appId())));
            assertEquals(-601002, failure(() -> account(one.app("wx1"))).errCode());
            assertEquals(sandbox.appId(), lastApp());
        }
    }

    @Test
    void readsTheSecretsOfAllAppsFromSecretsManager() {
        JsonObject secrets = new JsonObject().put("wx1", "fake-secret-of-1").put("wx2", "fake-secret-of-2");
        try (SecretsManagerStub store = new SecretsManagerStub().respondWithSecret(secrets.encode());
                CloudCallClient stored =
                        builder(sandbox).appsArn("wechat", store.environment()).build()) {
            assertEquals("wx1", account(stored.app("wx1")));
            assertEquals("wx2", account(stored.app("wx2")));
            assertEquals(1, store.requests().size());
        }
    }

    @Test
    void ownsACopyOfTheSecrets() {
        Map<String, String> secrets = new HashMap<>(Map.of("wx1", "fake-secret-of-1"));
        CloudCallClient.Builder builder = builder(sandbox).apps(secrets);
        secrets.clear();
        try (CloudCallClient copied = builder.build()) {
            assertEquals("wx1", account(copied.app("wx1")));
        }
    }
}
