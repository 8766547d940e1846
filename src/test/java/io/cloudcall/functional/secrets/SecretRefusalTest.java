package io.cloudcall.functional.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.SecretsManagerStub;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores that refuse to give the secret. */
class SecretRefusalTest extends StoredSecretFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AccessDeniedException|'may not be read by the function: allow its role \
            secretsmanager:GetSecretValue on it, and kms:Decrypt on its key if that is one of your \
            own.'
            ResourceNotFoundException|'does not exist, or has no value: correct the setting, or \
            store the AppSecret there.'
            com.amazonaws.secretsmanager#ResourceNotFoundException|'does not exist, or has no \
            value: correct the setting, or store the AppSecret there.'
            InvalidRequestException|'is not in use, perhaps because it is to be deleted: restore \
            it, or name another.'
            DecryptionFailure|'cannot be decrypted: enable its key, and allow the function''s role \
            kms:Decrypt on it.'
            UnrecognizedClientException|'cannot be read with the AWS credentials at hand \
            (UnrecognizedClientException): leave them to Lambda, or set valid ones.'
            ExpiredTokenException|'cannot be read with the AWS credentials at hand \
            (ExpiredTokenException): leave them to Lambda, or set valid ones.'
            """)
    void saysWhatToDoAboutARefusalAndDoesNotAskAgain(String errorCode, String what) {
        store.respondWithError(400, errorCode, "User is not authorized to perform it");

        ResultAndLog outcome = assertConfigurationError(NAMED + what);

        assertTrue(outcome.log().contains("User is not authorized to perform it"), "the log says more");
        assertRequests(1);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException,AccessDeniedException",
        "AccessDeniedException:http://internal.amazon.com/coral/com.amazonaws.coral.service/,AccessDeniedException",
        "aws.x#AccessDeniedException:http://internal.amazon.com/a#b,AccessDeniedException",
    })
    void readsTheCodeOfARefusalInItsHeaderToo(String errorType, String errorCode) {
        store.respondWithErrorHeader(403, errorType);

        assertTrue(assertConfigurationError(NAMED
                        + "may not be read by the function: allow its role secretsmanager:GetSecretValue on it, and kms:Decrypt on its key"
                        + " if that is one of your own.")
                .log()
                .contains("HTTP status 403. " + errorCode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationException", "InvalidParameterException", "SomethingNewException"})
    void namesTheCodeOfAnyOtherRefusal(String errorCode) {
        store.respondWithError(400, errorCode, "no");

        assertConfigurationError("WECHAT_APP_SECRET_ARN was refused by AWS Secrets Manager (" + errorCode
                + "): set it to the ARN of a secret.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            403,text/html,<h1>Forbidden</h1>,1
            404,text/plain,'',1
            400,application/json,{},1
            400,application/json,{"__type":"<h1>"},1
            502,text/html,x,2
            """)
    void blamesTheStoreForAnErrorWithoutACode(int status, String contentType, String body, int times) {
        store.respondWith(status, contentType, body);

        assertUnavailable(NOT_ANSWERED);
        assertRequests(times);
    }

    @Test
    void followsNoRedirect() {
        try (SecretsManagerStub other = new SecretsManagerStub().respondWithSecret(sandbox.appSecret())) {
            store.redirectTo(other.url());

            assertUnavailable(NOT_ANSWERED);
            assertEquals(List.of(), other.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hidden</html>",
                "{\"SecretString\":\"hidden-value",
                "{\"SecretString\":hidden-value}",
                "[]",
                ""
            })
    void quotesNothingOfInvalidResponses(String body) {
        store.respondWith(200, "application/x-amz-json-1.1", body);

        assertUnavailable("AWS Secrets Manager gave an answer that is not JSON.");
    }

    @Test
    void refusesASecretOfBytes() {
        store.respondWith(200, "application/x-amz-json-1.1", "{\"SecretBinary\":\"aGlkZGVu\"}");

        assertConfigurationError(
                NAMED
                        + "holds bytes, not text: store the AppSecret as plain text, or as JSON such as {\"appSecret\":\"…\"}.");
    }
}
