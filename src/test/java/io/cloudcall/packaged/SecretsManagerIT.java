package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The packaged function with its AppSecret in AWS Secrets Manager, as LocalStack or any other endpoint in
 * {@code AWS_ENDPOINT_URL} emulates it.
 */
@Tag("localstack")
@Timeout(180)
class SecretsManagerIT {
    private static final String NEW_SECRET = "another-app-secret";
    private static final String NAMED = "The secret that WECHAT_APP_SECRET_ARN names ";

    private final String name = "wechat/" + UUID.randomUUID();

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final SecretsManagerClient store = SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    private final Set<String> secrets = new HashSet<>(Set.of(sandbox.appSecret(), NEW_SECRET));

    @BeforeAll
    static void needsAnEmulator() {
        assertFalse(
                System.getenv().getOrDefault("AWS_ENDPOINT_URL", "").isEmpty(),
                "AWS_ENDPOINT_URL is not set, and this is no test for a real account: see docs/TESTING.md");
    }

    /** Stores a text, and returns the ARN. */
    private String store(String text) {
        return store.createSecret(secret -> secret.name(name).secretString(text))
                .arn();
    }

    private void storeAnother(String text) {
        store.putSecretValue(secret -> secret.secretId(name).secretString(text));
    }

    private FunctionProcess start(String secretId) throws IOException {
        return start(secretId, Map.of());
    }

    private FunctionProcess start(String secretId, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>();
        System.getenv().forEach((variable, value) -> {
            if (variable.startsWith("AWS_")) {
                settings.put(variable, value);
            }
        });
        settings.put("WECHAT_APP_ID", sandbox.appId());
        settings.put("WECHAT_APP_SECRET_ARN", secretId);
        settings.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        settings.putAll(more);
        return FunctionProcess.start(settings);
    }

    private String invoke(FunctionProcess function) {
        Reply reply = function.invoke("{}");
        assertTrue(reply.succeeded(), reply.body());
        secrets.addAll(sandbox.tokens().issued());
        for (String secret : secrets) {
            assertFalse(reply.body().contains(secret), reply.body());
            assertFalse(function.output().contains(secret), function.output());
        }
        assertFalse(reply.body().contains("\\tat "), reply.body());
        return reply.body();
    }

    private void assertSucceeds(FunctionProcess function) {
        String result = invoke(function);
        assertTrue(result.startsWith("{\"count\":5,") && result.endsWith(":ok\",\"errCode\":0}"), result);
    }

    private void assertUnusable(String sentence, FunctionProcess function) {
        assertEquals(
                "{\"errCode\":-601002,\"errMsg\":\"openapi.logistics.getAllAccount:fail -601002 system args error. "
                        + sentence.replace("\"", "\\\"") + "\"}",
                invoke(function));
        String firstWords = sentence.substring(0, sentence.indexOf(' ', 30));
        assertTrue(function.output().contains("system args error. " + firstWords), function.output());
    }

    private void assertUnreachable(FunctionProcess function) {
        assertEquals(
                "{\"errCode\":-501001,\"errMsg\":\"openapi.logistics.getAllAccount:fail -501001 resource system error."
                        + " AWS Secrets Manager could not be reached.\"}",
                invoke(function));
    }

    private void assertWrongSecret(FunctionProcess function) {
        String result = invoke(function);
        assertTrue(
                result.startsWith(
                        "{\"errCode\":40125,\"errMsg\":\"openapi.logistics.getAllAccount:fail invalid appsecret, rid: "),
                result);
    }

    private long tokenCalls() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals("/cgi-bin/stable_token"))
                .count();
    }

    /** Resets the AppSecret, and ends the token that the function has, so that it needs the AppSecret at once. */
    private void resetAtWeChat() {
        sandbox.resetAppSecret(NEW_SECRET);
        sandbox.tokens().expireAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s", " %s\n", "{\"appSecret\":\"%s\"}", "{\n  \"appId\": \"wx1\",\n  \"appSecret\": \"%s\"\n}\n"
            })
    void takesThePlainSecretAndJson(String form) throws IOException {
        try (FunctionProcess function = start(store(form.formatted(sandbox.appSecret())))) {
            assertSucceeds(function);
            assertSucceeds(function);
            assertEquals("", function.textOutput());
        }
    }

    @Test
    void findsTheSecretByItsName() throws IOException {
        store(sandbox.appSecret());
        try (FunctionProcess function = start(name)) {
            assertSucceeds(function);
        }
    }

    @Test
    void asksTheRegionOfTheArn() throws IOException {
        String arn = store(sandbox.appSecret());
        try (FunctionProcess function = start(arn, Map.of("AWS_REGION", "eu-central-1"))) {
            assertSucceeds(function);
        }
        try (FunctionProcess function = start(name, Map.of("AWS_REGION", "eu-central-1"))) {
            assertUnusable(
                    NAMED + "does not exist, or has no value: correct the setting, or store the AppSecret there.",
                    function);
        }
    }

    @Test
    void succeedsInTheNextInvocationAfterARotation() throws IOException {
        try (FunctionProcess function = start(store(sandbox.appSecret()))) {
            assertSucceeds(function);
            resetAtWeChat();
            storeAnother("{\"appSecret\":\"" + NEW_SECRET + "\"}");

            assertSucceeds(function);
            assertEquals(3, tokenCalls(), "one at first, one with the old secret, one with the new");
            assertSucceeds(function);
            assertEquals(3, tokenCalls());
        }
    }

    @Test
    void asksNotAgainUntilTheRotationIsStored() throws IOException {
        try (FunctionProcess function = start(store(sandbox.appSecret()))) {
            assertSucceeds(function);
            resetAtWeChat();
            for (int i = 0; i < 5; i++) {
                assertWrongSecret(function);
            }
            assertEquals(2, tokenCalls(), "one at first, one that was refused");
            assertTrue(
                    function.output().contains("WeChat returned 40125: the AppSecret is wrong: if it was reset on"),
                    function.output());
        }
    }

    @Test
    void passesOnWeChatsRefusalWhenTheSecretIsGone() throws IOException {
        try (FunctionProcess function = start(store(sandbox.appSecret()))) {
            assertSucceeds(function);
            resetAtWeChat();
            store.deleteSecret(secret -> secret.secretId(name).forceDeleteWithoutRecovery(true));

            assertWrongSecret(function);
            assertTrue(function.output().contains("besides "), function.output());
            assertTrue(function.output().contains(NAMED + "does not exist"), function.output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-secret", "arn:aws:secretsmanager:us-east-1:000000000000:secret:no-such-a1b2c3"})
    void reportsThatThereIsNoSuchSecret(String id) throws IOException {
        try (FunctionProcess function = start(id)) {
            assertUnusable(
                    NAMED + "does not exist, or has no value: correct the setting, or store the AppSecret there.",
                    function);
        }
    }

    @Test
    void reportsASecretWithoutAValue() throws IOException {
        store.createSecret(secret -> secret.name(name));
        try (FunctionProcess function = start(name)) {
            assertUnusable(
                    NAMED + "does not exist, or has no value: correct the setting, or store the AppSecret there.",
                    function);
        }
    }

    @Test
    void reportsASecretThatIsToBeDeleted() throws IOException {
        store(sandbox.appSecret());
        store.deleteSecret(secret -> secret.secretId(name));
        try (FunctionProcess function = start(name)) {
            assertUnusable(
                    NAMED + "is not in use, perhaps because it is to be deleted: restore it, or name another.",
                    function);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"appSecret\":\"%s\"|'begins like JSON, but it is malformed at line 1, column 34'",
                "{\"appSecret\":%s}|'begins like JSON, but it is malformed at line 1, column 14'",
                "{\"secret\":\"%s\"}|is JSON without a text field appSecret",
                "' '|is empty"
            })
    void reportsInvalidSecretStrings(String form, String what) throws IOException {
        store(form.formatted(sandbox.appSecret()));
        try (FunctionProcess function = start(name)) {
            assertUnusable(
                    NAMED + what + ": store the AppSecret as plain text, or as JSON such as {\"appSecret\":\"…\"}.",
                    function);
        }
    }

    @Test
    void reportsABinarySecret() throws IOException {
        store.createSecret(secret -> secret.name(name).secretBinary(SdkBytes.fromUtf8String(sandbox.appSecret())));
        try (FunctionProcess function = start(name)) {
            assertUnusable(
                    NAMED
                            + "holds bytes, not text: store the AppSecret as plain text, or as JSON such as {\"appSecret\":\"…\"}.",
                    function);
        }
    }

    @Test
    void reportsAStoreThatIsDown() throws IOException {
        try (FunctionProcess function = start(name, Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))) {
            assertUnreachable(function);
        }
    }

    /** LocalStack's free edition does not enforce policies, so a stub denies access. */
    @Test
    void reportsThatTheRoleMayNotReadTheSecret() throws IOException {
        try (SecretsManagerStub refusing = new SecretsManagerStub()
                        .respondWithError(
                                400, "AccessDeniedException", "User is not authorized to perform GetSecretValue");
                FunctionProcess function = start(name, refusing.environment())) {
            assertUnusable(
                    NAMED
                            + "may not be read by the function: allow its role secretsmanager:GetSecretValue on it, and kms:Decrypt on"
                            + " its key if that is one of your own.",
                    function);
            assertEquals(
                    List.of("{\"SecretId\":\"" + name + "\"}"),
                    refusing.requests().stream()
                            .map(SecretsManagerStub.RecordedRequest::body)
                            .toList());
        }
    }
}
