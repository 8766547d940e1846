package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.lambda.Reply;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged function with its AppSecret in a stub of AWS Secrets Manager; {@code SecretsManagerIT} has an emulator.
 */
@Timeout(180)
class StoredSecretIT {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:wechat-a1b2c3";

    @AutoClose
    private final Sandbox sandbox = Sandbox.builder().start();

    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub();

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(store.environment());
        settings.put("WECHAT_APP_ID", sandbox.appId());
        settings.put("WECHAT_APP_SECRET_ARN", ARN);
        settings.put("WECHAT_API_BASE_URL", sandbox.baseUrl());
        return settings;
    }

    private void withFunction(Consumer<FunctionProcess> test) throws IOException {
        withFunction(settings(), test);
    }

    private void withFunction(Map<String, String> settings, Consumer<FunctionProcess> test) throws IOException {
        try (FunctionProcess function = FunctionProcess.start(settings)) {
            test.accept(function);
            for (String secret : List.of(sandbox.appSecret(), SecretsManagerStub.KEY)) {
                assertFalse(function.output().contains(secret), function.output());
            }
        }
    }

    private static void assertFails(String errCode, String sentence, FunctionProcess function) {
        Reply reply = function.invoke("{}");

        assertEquals(
                new Reply(
                        "{\"errCode\":" + errCode + ",\"errMsg\":\"openapi.logistics.getAllAccount:fail " + errCode
                                + " " + sentence + "\"}",
                        true),
                reply);
        assertTrue(function.output().contains(sentence), function.output());
        assertFalse(function.output().contains("\tat "), function.output());
    }

    private static void assertUnusable(String sentence, FunctionProcess function) {
        assertFails("-601002", "system args error. " + sentence, function);
    }

    private static void assertUnreachable(String sentence, FunctionProcess function) {
        assertFails("-501001", "resource system error. " + sentence, function);
    }

    @Test
    void readsTheSecretOnceAndLogsNothingButItsLines() throws IOException {
        store.respondWithSecret("{\"appSecret\":\"" + sandbox.appSecret() + "\"}");
        withFunction(function -> {
            for (int i = 0; i < 3; i++) {
                Reply reply = function.invoke("{}");
                assertTrue(reply.body().contains("getAllAccount:ok"), reply.body() + function.output());
            }
            assertEquals("", function.textOutput());
        });
        assertEquals(
                List.of("{\"SecretId\":\"" + ARN + "\"}"),
                store.requests().stream()
                        .map(SecretsManagerStub.RecordedRequest::body)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AccessDeniedException|'may not be read by the function: allow its role secretsmanager:GetSecretValue on it, and kms:Decrypt on its key if that is one of your own.'",
                "DecryptionFailure|'cannot be decrypted: enable its key, and allow the function''s role kms:Decrypt on it.'",
            })
    void namesSettingAndRemedyWhenTheStoreRefuses(String errorCode, String what) throws IOException {
        store.respondWithError(400, errorCode, "User: arn:aws:sts::123456789012:assumed-role/r is not authorized");
        Map<String, String> settings = settings();
        // What the eager start meets is not remembered.
        settings.put("WECHAT_EAGER", "false");
        withFunction(settings, function -> {
            assertUnusable("The secret that WECHAT_APP_SECRET_ARN names " + what, function);
            assertUnusable("The secret that WECHAT_APP_SECRET_ARN names " + what, function);
        });
        assertEquals(1, store.requests().size(), "a refusal is remembered for a while");
    }

    @Test
    void quotesNothingOfInvalidResponses() throws IOException {
        store.respondWith(200, "application/x-amz-json-1.1", "{\"SecretString\":" + sandbox.appSecret() + "}");
        withFunction(function -> assertUnreachable("AWS Secrets Manager gave an answer that is not JSON.", function));
    }

    @Test
    void reportsAStoreThatFails() throws IOException {
        store.respondWithError(500, "InternalServiceError", "later");
        withFunction(function -> assertUnreachable("AWS Secrets Manager could not answer.", function));
    }

    @Test
    void reportsAStoreThatIsDown() throws IOException {
        store.close();
        withFunction(function -> assertUnreachable("AWS Secrets Manager could not be reached.", function));
    }

    @Test
    void reportsAStoreThatTimesOut() throws IOException {
        store.neverRespond();
        withFunction(function -> assertUnreachable("AWS Secrets Manager could not be reached.", function));
    }

    @Test
    void answersInTimeWhenTheStoreDoesNot() throws IOException {
        store.neverRespond();
        withFunction(function -> assertEquals(
                new Reply("{\"errCode\":-604102,\"errMsg\":\"system error: error code: -604102\"}", true),
                function.invoke("{}", Duration.ofSeconds(3))));
    }

    @Test
    void asksForCredentialsAndARegionWhereNoneAreGiven() throws IOException {
        Map<String, String> settings = settings();
        settings.keySet().removeIf(name -> name.startsWith("AWS_"));
        withFunction(
                settings,
                function -> assertUnusable(
                        "WECHAT_APP_SECRET_ARN needs AWS credentials and a region. Lambda provides them; elsewhere set AWS_REGION,"
                                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. A profile's come from"
                                + " aws configure export-credentials --format env.",
                        function));
    }
}
