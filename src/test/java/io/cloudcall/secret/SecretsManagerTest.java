package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.secret.SecretException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

class SecretsManagerTest {
    private static final String NAME = "team/wechat";
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:team/wechat-a1b2c3";
    private static final String NAMED = "The secret that WECHAT_APP_SECRET_ARN names ";
    private static final Duration WELL_INSIDE_AN_INVOCATION = Duration.ofSeconds(7);

    @AutoClose
    private final StandInStore store = new StandInStore();

    private String read(String id) {
        return new SecretsManager(SecretId.parse(id), this::builder).appSecret();
    }

    private SecretsManagerClientBuilder builder() {
        return SecretsManagerClient.builder()
                .endpointOverride(URI.create(store.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key-id", "hidden-key")));
    }

    private SecretException failure() {
        SecretException failure = assertThrows(SecretException.class, () -> read(NAME));
        assertFalse(Traces.of(failure).contains("hidden"), Traces.of(failure));
        return failure;
    }

    private void assertUnreachable(String sentence) {
        SecretException failure = failure();
        assertEquals(sentence, failure.sentence());
        assertEquals(Reason.UNREACHABLE, failure.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored-secret", "{\"appSecret\":\"stored-secret\"}"})
    void readsTheSecret(String text) {
        store.holds(text);

        assertEquals("stored-secret", read(NAME));
        assertEquals(
                List.of("{\"SecretId\":\"team/wechat\"}"),
                store.asked().stream().map(StandInStore.Asked::body).toList());
    }

    @Test
    void asksTheRegionOfTheArnAndForANameTheFunctionsOwn() {
        store.holds("stored-secret");
        read(ARN);
        read(NAME);

        assertTrue(String.valueOf(store.asked().get(0).authorization()).contains("/eu-west-1/secretsmanager/"));
        assertTrue(String.valueOf(store.asked().get(1).authorization()).contains("/us-east-1/secretsmanager/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|AccessDeniedException|'may not be read by the function: allow its role secretsmanager:GetSecretValue on it, and kms:Decrypt on its key if that is one of your own.'",
                "400|ResourceNotFoundException|'does not exist, or has no value: correct the setting, or store the AppSecret there.'",
                "400|InvalidRequestException|'is not in use, perhaps because it is to be deleted: restore it, or name another.'",
                "400|DecryptionFailure|'cannot be decrypted: enable its key, and allow the function''s role kms:Decrypt on it.'",
                "400|UnrecognizedClientException|'cannot be read with the AWS credentials at hand (UnrecognizedClientException): leave them to Lambda, or set valid ones.'",
                "400|ExpiredTokenException|'cannot be read with the AWS credentials at hand (ExpiredTokenException): leave them to Lambda, or set valid ones.'",
            })
    void saysWhatToDoAboutARefusalAndDoesNotAskAgain(int status, String errorCode, String what) {
        store.refuses(status, errorCode, "User is not authorized to perform it");

        SecretException failure = failure();

        assertEquals(NAMED + what, failure.sentence());
        assertEquals(Reason.SETUP, failure.reason());
        assertTrue(Traces.of(failure).contains("User is not authorized to perform it"), "the log says more");
        assertEquals(1, store.asked().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationException", "InvalidParameterException", "SomethingNewException"})
    void namesTheCodeOfAnyOtherRefusal(String errorCode) {
        store.refuses(400, errorCode, "no");

        SecretException failure = failure();

        assertEquals(
                "WECHAT_APP_SECRET_ARN was refused by AWS Secrets Manager (" + errorCode
                        + "): set it to the ARN of a secret.",
                failure.sentence());
        assertEquals(Reason.SETUP, failure.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "400,ThrottlingException",
        "400,RequestLimitExceeded",
        "429,TooManyRequestsException",
        "500,InternalServiceError",
        "503,ServiceUnavailable"
    })
    void asksOnceMoreWhenTheStoreIsInTrouble(int status, String errorCode) {
        store.refuses(status, errorCode, "later");

        assertUnreachable("AWS Secrets Manager could not answer.");
        assertEquals(2, store.asked().size());
    }

    @ParameterizedTest
    @CsvSource({"403,text/html,<h1>Forbidden</h1>", "404,text/plain,''", "400,application/json,{}", "502,text/html,x"})
    void blamesTheStoreForAnErrorWithoutACode(int status, String contentType, String body) {
        store.answers(status, contentType, body);

        assertUnreachable("AWS Secrets Manager could not answer.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>hidden</html>", "{\"SecretString\":\"hidden-value", "{\"SecretString\":hidden-value}"})
    void quotesNothingOfAnAnswerThatCannotBeRead(String body) {
        store.answers(200, "application/x-amz-json-1.1", body);

        assertUnreachable("AWS Secrets Manager gave an answer that is not JSON.");
    }

    @Test
    void refusesASecretOfBytes() {
        store.answers(200, "application/x-amz-json-1.1", "{\"SecretBinary\":\"aGlkZGVu\"}");

        assertTrue(failure().sentence().startsWith(NAMED + "holds bytes, not text: "));
    }

    @Test
    void reportsAStoreThatRefusesConnections() {
        store.close();

        assertUnreachable("AWS Secrets Manager could not be reached.");
    }

    @Test
    void reportsAStoreThatDoesNotAnswerWellInsideAnInvocation() {
        store.hangs();

        assertTimeout(WELL_INSIDE_AN_INVOCATION, () -> assertUnreachable("AWS Secrets Manager could not be reached."));
    }

    @Test
    void reportsAStoreThatNeverEndsItsAnswerWellInsideAnInvocation() {
        store.trickles();

        assertTimeout(WELL_INSIDE_AN_INVOCATION, () -> assertUnreachable("AWS Secrets Manager could not be reached."));
    }

    @Test
    void asksForCredentialsAndARegionWhereNoneAreGiven() {
        SecretsManager lost = new SecretsManager(SecretId.parse(NAME), () -> {
            throw SdkClientException.create("Unable to load credentials");
        });

        SecretException failure = assertThrows(SecretException.class, lost::appSecret);

        assertEquals(
                "WECHAT_APP_SECRET_ARN needs AWS credentials and a region. Lambda provides them; elsewhere set AWS_REGION, AWS_ACCESS_KEY_ID"
                        + " and AWS_SECRET_ACCESS_KEY.",
                failure.sentence());
        assertEquals(Reason.SETUP, failure.reason());
    }
}
