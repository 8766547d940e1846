package io.cloudcall.tools.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The stub accepts requests of the AWS SDK, and no others. */
class SecretsManagerStubTest {
    @AutoClose
    private final SecretsManagerStub store = new SecretsManagerStub().respondWithSecret("密 secret");

    private String read(String name, String path, AwsCredentials credentials) {
        try (SecretsManagerClient client = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(store.url() + path))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build()) {
            return client.getSecretValue(request -> request.secretId(name)).secretString();
        }
    }

    @ParameterizedTest
    @CsvSource({"wechat,''", "密/wechat,/base", "a+b,/a%20b"})
    void takesWhatTheAwsSdkSigns(String name, String path) {
        assertEquals(
                "密 secret",
                read(name, path, AwsBasicCredentials.create(SecretsManagerStub.KEY_ID, SecretsManagerStub.KEY)));
        assertEquals(
                "密 secret",
                read(
                        name,
                        path,
                        AwsSessionCredentials.create(SecretsManagerStub.KEY_ID, SecretsManagerStub.KEY, "token")));
    }

    @ParameterizedTest
    @CsvSource({"another,key,UnrecognizedClientException", "key-id,wrong,InvalidSignatureException"})
    void refusesOtherKeys(String keyId, String key, String errorCode) {
        SecretsManagerException refused = assertThrows(
                SecretsManagerException.class, () -> read("wechat", "", AwsBasicCredentials.create(keyId, key)));

        assertEquals(errorCode, refused.awsErrorDetails().errorCode());
    }

    @Test
    void hasTheSecretOfEachName() {
        AwsCredentials credentials = AwsBasicCredentials.create(SecretsManagerStub.KEY_ID, SecretsManagerStub.KEY);
        store.putSecret("wechat/wx1", "first secret").putSecret("wechat/wx2", "second secret");

        assertEquals("first secret", read("wechat/wx1", "", credentials));
        assertEquals("second secret", read("wechat/wx2", "", credentials));
        assertThrows(ResourceNotFoundException.class, () -> read("wechat/wx3", "", credentials));

        store.putSecret("wechat/wx1", "first secret, replaced");
        assertEquals("first secret, replaced", read("wechat/wx1", "", credentials));
    }
}
