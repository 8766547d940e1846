package io.cloudcall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.endpoints.EventBridgeEndpointProvider;
import software.amazon.awssdk.services.secretsmanager.endpoints.SecretsManagerEndpointProvider;

class AwsEndpointTest {
    private static final String IRELAND = "eu-west-1";

    private static AwsEndpoint of(@Nullable String region, String... variables) {
        return ofService(AwsService.SECRETS_MANAGER, region, variables);
    }

    private static AwsEndpoint ofService(AwsService service, @Nullable String region, String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return AwsEndpoint.of(
                service, region, new AwsEnvironment(environment, "WECHAT_APP_SECRET_ARN", "the AppSecret"));
    }

    /** An endpoint as the AWS SDK resolves it. */
    private interface SdkResolver {
        CompletableFuture<Endpoint> resolve(Region region, boolean fips);
    }

    private static void assertIsWhereTheSdkLooks(AwsService service, SdkResolver sdk) {
        List<Region> regions = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .toList();
        assertTrue(regions.size() > 30, regions.toString());
        for (Region region : regions) {
            for (boolean fips : new boolean[] {false, true}) {
                AwsEndpoint ours = ofService(
                        service, null, "AWS_REGION", region.id(), "AWS_USE_FIPS_ENDPOINT", String.valueOf(fips));

                assertEquals(sdk.resolve(region, fips).join().url(), ours.url());
                assertEquals(region.id(), ours.region());
            }
        }
    }

    @Test
    void isWhereTheAwsSdkLooksForSecrets() {
        SecretsManagerEndpointProvider sdk = SecretsManagerEndpointProvider.defaultProvider();

        assertIsWhereTheSdkLooks(
                AwsService.SECRETS_MANAGER,
                (region, fips) ->
                        sdk.resolveEndpoint(where -> where.region(region).useFips(fips)));
    }

    @Test
    void isWhereTheAwsSdkLooksForBuses() {
        EventBridgeEndpointProvider sdk = EventBridgeEndpointProvider.defaultProvider();

        assertIsWhereTheSdkLooks(
                AwsService.EVENT_BRIDGE,
                (region, fips) ->
                        sdk.resolveEndpoint(where -> where.region(region).useFips(fips)));
    }

    @Test
    void isInTheRegionOfTheArnFirst() {
        assertEquals("eu-west-1", of(IRELAND, "AWS_REGION", "us-east-1").region());
        assertEquals(
                "us-east-1",
                of(null, "AWS_REGION", "us-east-1", "AWS_DEFAULT_REGION", "eu-west-2")
                        .region());
        assertEquals(
                "eu-west-2",
                of(null, "AWS_REGION", " ", "AWS_DEFAULT_REGION", "eu-west-2").region());
        assertEquals("eu-west-1", of(IRELAND).region());
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL,http://localhost:4566",
        "AWS_ENDPOINT_URL,https://10.0.0.1/base",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER,https://[::1]:8443/"
    })
    void isWhereItIsSaidToBe(String name, String url) {
        AwsEndpoint said = of(IRELAND, name, url, "AWS_USE_FIPS_ENDPOINT", "true");

        assertEquals(url, said.url().toString());
        assertEquals("eu-west-1", said.region());
    }

    @Test
    void prefersItsOwnVariableToThatOfAllServices() {
        AwsEndpoint said = of(
                IRELAND,
                "AWS_ENDPOINT_URL",
                "https://all.example",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "https://own.example");

        assertEquals("https://own.example", said.url().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL,http://store.example:4566,' '",
        "AWS_ENDPOINT_URL,http://10.0.0.1,false",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER,http://127.0.0.1.example,yes"
    })
    void refusesPlainHttpToAnotherMachine(String name, String url, String permission) {
        AwsException refused =
                assertThrows(AwsException.class, () -> of(IRELAND, name, url, "WECHAT_ALLOW_PLAIN_HTTP", permission));

        assertEquals(
                name + " is plain HTTP, which would send the AppSecret unencrypted: use https, or set"
                        + " WECHAT_ALLOW_PLAIN_HTTP=true if the way there is safe.",
                refused.userMessage());
        assertEquals(AwsException.Reason.CONFIGURATION, refused.reason());
    }

    @Test
    void allowsPlainHttpToAnotherMachineWhenPermitted() {
        AwsEndpoint permitted =
                of(IRELAND, "AWS_ENDPOINT_URL", "http://store.example:4566", "WECHAT_ALLOW_PLAIN_HTTP", "true");

        assertEquals("http://store.example:4566", permitted.url().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://user:hidden@a.example|AWS_ENDPOINT_URL must not have user information.",
                "http://a.example:65536|AWS_ENDPOINT_URL must have a port from 1 to 65535, or none.",
                "http://local_stack:4566|AWS_ENDPOINT_URL has an underscore in its host, which the names of hosts must"
                        + " not have: use another name of it, such as an alias in Docker Compose, or its address."
            })
    void explainsAServerThatCannotBeConnectedTo(String url, String sentence) {
        AwsException refused = assertThrows(AwsException.class, () -> of(IRELAND, "AWS_ENDPOINT_URL", url));

        assertEquals(sentence, refused.userMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4566",
                "ftp://a.example",
                "http://",
                "http://a b",
                "http://a.example/?hidden",
                "http://a.example#hidden"
            })
    void refusesWhatIsNoUrlWithoutRepeatingIt(String url) {
        AwsException refused = assertThrows(AwsException.class, () -> of(IRELAND, "AWS_ENDPOINT_URL", url));

        assertEquals(
                "AWS_ENDPOINT_URL is not the URL of a server: remove it, or set it to one such as"
                        + " https://secretsmanager.us-east-1.amazonaws.com.",
                refused.userMessage());
        assertEquals(AwsException.Reason.CONFIGURATION, refused.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/", "us east 1", "US-EAST-1", "useast1", "us-east-1.evil"})
    void refusesWhatIsNoRegion(String region) {
        AwsException refused = assertThrows(AwsException.class, () -> of(null, "AWS_REGION", region));

        assertEquals(
                "AWS_REGION does not name a region of AWS: set it to one such as us-east-1.", refused.userMessage());
    }

    @Test
    void asksForARegionWhereNoneIsSet() {
        assertTrue(assertThrows(AwsException.class, () -> of(null))
                .userMessage()
                .startsWith("WECHAT_APP_SECRET_ARN needs AWS credentials and a region."));
    }
}
