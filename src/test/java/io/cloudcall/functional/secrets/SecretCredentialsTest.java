package io.cloudcall.functional.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.SecretsManagerStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The AWS credentials with which the secret is read. */
class SecretCredentialsTest extends StoredSecretFixture {
    @Test
    void readsWithTheCredentialsOfAContainer() {
        settings.clear();
        settings.putAll(store.containerEnvironment());
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertEquals(1, store.credentialRequests());
    }

    @Test
    void readsTheTokenForThemFromAFile(@TempDir Path folder) throws IOException {
        settings.clear();
        settings.putAll(store.containerEnvironment());
        Path file = folder.resolve("token");
        Files.writeString(file, settings.remove("AWS_CONTAINER_AUTHORIZATION_TOKEN") + "\n");
        settings.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file.toString());
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401|{}
            200|{"AccessKeyId":"hidden"}
            200|hidden
            200|''
            500|''
            200|[]
            """)
    void reportsAContainerThatGivesNoCredentials(int status, String body) {
        settings.clear();
        settings.putAll(store.containerEnvironment());
        store.respondToCredentials(status, body);

        assertUnavailable(NO_CREDENTIALS);
        assertEquals(2, store.credentialRequests());
        assertEquals(List.of(), store.requests());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            AWS_CONTAINER_CREDENTIALS_FULL_URI,http://a.example/hidden
            AWS_CONTAINER_CREDENTIALS_FULL_URI,http://127.0.0.1.a.example/hidden
            AWS_CONTAINER_CREDENTIALS_FULL_URI,hidden
            AWS_CONTAINER_CREDENTIALS_FULL_URI,file:///hidden
            AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,.a.example/hidden
            AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,:1@a.example/hidden
            AWS_CONTAINER_AUTHORIZATION_TOKEN,'hidden\nhidden'
            AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE,/no/hidden
            """)
    void asksNoOtherHostForCredentials(String name, String value) {
        settings.clear();
        settings.putAll(store.containerEnvironment());
        if (name.endsWith("_FILE")) {
            settings.remove("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        }
        settings.put(name, value);

        assertConfigurationError(
                name + " is invalid. Lambda or the container's platform normally sets it: unset it, or correct it.");
        assertEquals(0, store.credentialRequests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
    void explainsMissingCredentialsAndRegion(String missing) {
        settings.put(missing, " ");

        assertConfigurationError(INCOMPLETE);
        assertEquals(List.of(), store.requests());
    }

    @Test
    void quotesNothingOfASignatureThatIsRefused() {
        settings.clear();
        settings.putAll(store.containerEnvironment());
        store.respondToCredentials(
                200,
                "{\"AccessKeyId\":\"key-id\",\"SecretAccessKey\":\"hidden-too\",\"Token\":\""
                        + SecretsManagerStub.SESSION_TOKEN + "\"}");

        ResultAndLog outcome = assertConfigurationError(
                NAMED
                        + "cannot be read with the AWS credentials at hand (InvalidSignatureException): leave them to Lambda, or set valid ones.");

        assertTrue(outcome.log().contains("does not match the signature you provided."), outcome.log());
        assertRequests(1);
    }

    @Test
    void quotesNoCredentialsThatARefusalEchoes() {
        store.respondWithError(400, "ValidationException", "Your key is " + SecretsManagerStub.KEY + ", you know.");

        assertTrue(invoke(NAME).log().contains("Your key is ***, you know."));
    }
}
