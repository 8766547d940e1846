package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Sandbox;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The packaged function with the AppSecrets of several mini programs in one secret of AWS Secrets Manager, as
 * LocalStack or any other endpoint in {@code AWS_ENDPOINT_URL} emulates it.
 */
@Tag("localstack")
@Timeout(180)
class StoredAppSecretsIT {
    private static final String OTHER = "wx00000000000other";
    private static final String ADDED = "wx00000000000added";
    private static final String UNKNOWN = "{\"errCode\":-601002,\"errMsg\":\"openapi.logistics.getAllAccount:fail"
            + " -601002 system args error. The appid is not among the apps of WECHAT_APPS_ARN: name another, or add it"
            + " there.\"}";

    private final String name = "wechat/" + UUID.randomUUID();

    @AutoClose
    private final Sandbox sandbox =
            Sandbox.builder().app(OTHER, "app-secret-of-the-other").start();

    @AutoClose
    private final SecretsManagerClient store = SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @BeforeAll
    static void needsAnEmulator() {
        assertFalse(
                System.getenv().getOrDefault("AWS_ENDPOINT_URL", "").isEmpty(),
                "AWS_ENDPOINT_URL is not set, and this is no test for a real account: see docs/TESTING.md");
    }

    private Map<String, String> appSecrets() {
        return sandbox.appIds().stream().collect(Collectors.toMap(app -> app, sandbox::appSecret));
    }

    private static String encode(Map<String, String> secrets) {
        return new JsonObject(new HashMap<>(secrets)).encode();
    }

    private void storeAnother(Map<String, String> secrets) {
        store.putSecretValue(secret -> secret.secretId(name).secretString(encode(secrets)));
    }

    /** Starts a router, with the AppSecrets of the sandbox in the store. */
    private FunctionProcess start() throws IOException {
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.keySet().removeIf(variable -> !variable.startsWith("AWS_"));
        String arn = store.createSecret(secret -> secret.name(name).secretString(encode(appSecrets())))
                .arn();
        settings.put("WECHAT_APPS_ARN", arn);
        settings.put("WECHAT_APP_ID", sandbox.appId());
        settings.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        settings.put("CLOUD_CALL_API", "*");
        return FunctionProcess.start(settings);
    }

    private static JsonObject event(String appId) {
        return new JsonObject().put("openapi", "logistics.getAllAccount").put("appid", appId);
    }

    private String invoke(FunctionProcess function, JsonObject event) {
        Reply reply = function.invoke(event.encode());
        assertTrue(reply.succeeded(), reply.body());
        String seen = reply.body() + function.output();
        appSecrets().values().forEach(secret -> assertFalse(seen.contains(secret), seen));
        sandbox.tokens().issued().forEach(token -> assertFalse(seen.contains(token), seen));
        return reply.body();
    }

    private void assertServed(FunctionProcess function, String appId) {
        int before = sandbox.requests(appId).size();

        String result = invoke(function, event(appId));

        assertTrue(result.contains("getAllAccount:ok"), result);
        assertTrue(sandbox.requests(appId).size() > before, "a token of another app was sent");
    }

    /** Checks that one token was fetched for each, in any order: the eager start fetches that of the default app. */
    private void assertTokensOf(String... appIds) {
        assertEquals(
                Stream.of(appIds).sorted().toList(),
                sandbox.tokens().issued().stream()
                        .map(token -> Objects.requireNonNull(sandbox.tokens().appIdOf(token)))
                        .sorted()
                        .toList());
    }

    @Test
    void servesEachApp() throws IOException {
        try (FunctionProcess function = start()) {
            for (int i = 0; i < 3; i++) {
                assertServed(function, OTHER);
                assertServed(function, sandbox.appId());
            }
            String result = invoke(function, new JsonObject().put("openapi", "logistics.getAllAccount"));

            assertTrue(result.contains("getAllAccount:ok"), result);
            assertTokensOf(OTHER, sandbox.appId());
            assertEquals("", function.textOutput());
        }
    }

    @Test
    void servesAnAppThatIsAddedWhileItRuns() throws IOException {
        try (FunctionProcess function = start()) {
            assertServed(function, OTHER);
            sandbox.addApp(ADDED, "app-secret-of-the-added");
            storeAnother(appSecrets());

            assertServed(function, ADDED);
            assertServed(function, OTHER);
            assertTokensOf(sandbox.appId(), OTHER, ADDED);
        }
    }

    @Test
    void rejectsAnAppThatIsNotStored() throws IOException {
        try (FunctionProcess function = start()) {
            assertEquals(UNKNOWN, invoke(function, event(ADDED)));
            assertServed(function, OTHER);
            assertEquals(UNKNOWN, invoke(function, event(ADDED)));
        }
    }

    @Test
    void servesEachAppAfterTheRotationOfOne() throws IOException {
        try (FunctionProcess function = start()) {
            assertServed(function, OTHER);
            assertServed(function, sandbox.appId());
            sandbox.resetAppSecret(OTHER, "another-app-secret");
            sandbox.tokens().expireAll();
            storeAnother(appSecrets());

            assertServed(function, OTHER);
            assertServed(function, sandbox.appId());
        }
    }
}
