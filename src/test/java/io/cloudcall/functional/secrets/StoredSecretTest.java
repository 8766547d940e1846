package io.cloudcall.functional.secrets;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.ConnectProxy;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are read from their store. */
class StoredSecretTest extends StoredSecretFixture {
    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"appSecret\":\"%s\"}"})
    void readsTheSecret(String form) {
        store.respondWithSecret(form.formatted(sandbox.appSecret()));

        assertReads(NAME);
        assertEquals(
                List.of("{\"SecretId\":\"team/wechat\"}"),
                store.requests().stream()
                        .map(SecretsManagerStub.RecordedRequest::body)
                        .toList());
        assertEquals(0, store.credentialRequests());
    }

    @Test
    void readsTheLargestSecret() {
        store.respondWithSecret(json("x".repeat(65_000)));

        assertReads(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"密钥/微信", "a+b=c@d", "\"\\\u007f", "😀"})
    void asksForAnyName(String name) {
        store.respondWithSecret(sandbox.appSecret());

        assertReads(name);
        assertEquals(name, new JsonObject(store.requests().get(0).body()).getString("SecretId"));
    }

    @Test
    void asksTheRegionOfTheArnOrItsOwn() {
        store.respondWithSecret(sandbox.appSecret());
        assertReads(ARN);
        assertReads(NAME);

        assertTrue(String.valueOf(store.requests().get(0).authorization()).contains("/eu-west-1/secretsmanager/"));
        assertTrue(String.valueOf(store.requests().get(1).authorization()).contains("/us-east-1/secretsmanager/"));
    }

    @ParameterizedTest
    @CsvSource({"/base,/base", "/a%20b/%E5%AF%86,/a%20b/%E5%AF%86", "/,/", "'',/"})
    void asksAtThePathOfTheEndpoint(String path, String asked) {
        settings.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", store.url() + path);
        settings.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertEquals(asked, store.requests().get(0).path());
    }

    @Test
    void readsOverIpv6() {
        try (SecretsManagerStub other = new SecretsManagerStub("::1").respondWithSecret(sandbox.appSecret())) {
            settings.putAll(other.environment());

            assertReads(NAME);
        }
    }

    @Test
    void readsNothingBeforeTheSecretIsNeeded() {
        store.respondWithSecret(sandbox.appSecret());

        assertResult(invoke(NAME, "[\"no call\"]").result()).contains("-601002");
        assertEquals(List.of(), store.requests());
    }

    @Test
    void takesNoProxy() throws IOException {
        // The proxy would note that it was asked; a direct connection is refused at once.
        store.close();
        try (ConnectProxy proxy = ConnectProxy.start()) {
            settings.put("HTTPS_PROXY", "http://" + proxy.address());
            settings.put("AWS_ENDPOINT_URL", store.url().replace("http://", "https://"));

            assertUnavailable(NOT_REACHED);
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT6M", "P400D"})
    void signsOnceMoreWithTheTimeOfTheStore(Duration ahead) {
        clock = Clock.offset(Clock.systemUTC(), ahead);
        store.respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertEquals(2, store.requests().size());
    }

    @Test
    void readsTheSecretWhenTheTroubleHasPassed() {
        store.respondWithError(500, "InternalServiceError", "later")
                .onceThenDefault()
                .respondWithSecret(sandbox.appSecret());

        assertReads(NAME);
        assertRequests(2);
    }
}
