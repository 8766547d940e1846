package io.cloudcall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.tools.aws.SecretsManagerStub;
import io.cloudcall.tools.sandbox.ConnectProxy;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudCallClientBuilderTest {
    private final CloudCallClient.Builder builder = CloudCallClient.builder();

    @TempDir
    Path folder;

    @Test
    void wantsAnAppIdAndAnAppSecret() {
        assertThrows(IllegalStateException.class, builder::build);
        assertThrows(IllegalStateException.class, builder.appId("wxapp")::build);
        assertThrows(IllegalStateException.class, CloudCallClient.builder().appSecret("secret")::build);
        assertThrows(IllegalArgumentException.class, () -> builder.appId(" "));
        assertThrows(IllegalArgumentException.class, () -> builder.appSecret("\n"));
    }

    private static void assertUnusable(CloudCallClient.Builder builder, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalStateException.class, builder::build).getMessage());
    }

    @Test
    void namesTheRemedyOfSettingsThatDoNotBelongTogether() {
        String incomplete =
                "the AppID and the AppSecret must be set: call appId and appSecret, or apps for several apps";
        String mixed = "appSecret is for one app, and apps or appsArn for several: leave one of them out";
        Map<String, String> apps = Map.of("wx1", "fake-secret");

        assertUnusable(CloudCallClient.builder(), incomplete);
        assertUnusable(CloudCallClient.builder().appId("wx1"), incomplete);
        assertUnusable(CloudCallClient.builder().appSecret("fake-secret"), incomplete);
        assertUnusable(
                CloudCallClient.builder().appId("wx1").appSecret("fake-secret").apps(apps), mixed);
        assertUnusable(CloudCallClient.builder().appsArn("wechat").appSecretArn("wechat"), mixed);
        assertUnusable(
                CloudCallClient.builder().apps(apps).appsArn("wechat"),
                "apps and appsArn are both set: leave one of them out");
        assertUnusable(
                CloudCallClient.builder().appId("wx2").apps(apps),
                "the AppID is not among the apps: add it to apps, or leave appId out");
    }

    @Test
    void wantsAnAppIdAndAnAppSecretOfEachApp() {
        for (Map<String, String> apps : List.of(
                Map.<String, String>of(),
                Map.of("", "fake-secret"),
                Map.of("fake secret", "wx1"),
                Map.of("wx1", " "))) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> builder.apps(apps));

            assertFalse(String.valueOf(e.getMessage()).contains("fake"), e.getMessage());
        }
        Map<String, String> unset = new HashMap<>();
        unset.put("wx1", null);
        assertThrows(NullPointerException.class, () -> builder.apps(unset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.weixin.qq.com",
                "http://127.0.0.1.example.com",
                "ftp://localhost",
                "localhost:8080",
                "https:///path",
                "https://user@api.weixin.qq.com",
                "https://api.weixin.qq.com/cgi-bin",
                "https://api.weixin.qq.com?a=b",
                "https://api.weixin.qq.com#a",
                "https://api.weixin.qq.com:0",
                "https://api.weixin.qq.com:65536",
            })
    void refusesUrlsThatAreUnsafeOrMoreThanAServer(String url) {
        assertThrows(IllegalArgumentException.class, () -> builder.baseUrl(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT15M0.001S"})
    void refusesTimeoutsThatAreNone(Duration timeout) {
        assertThrows(IllegalArgumentException.class, () -> builder.requestTimeout(timeout));
    }

    @Test
    void refusesFilesThatHoldNoCertificates() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThrows(IllegalArgumentException.class, () -> builder.trustedCertificates(empty));
        assertThrows(IllegalArgumentException.class, () -> builder.trustedCertificates(folder.resolve("missing.pem")));
    }

    @Test
    void stripsWhatWasCopiedWithALineEnd() {
        try (Sandbox sandbox = Sandbox.builder().start();
                CloudCallClient cloudCall = ClientUnderTest.at(sandbox)
                        .appId(" " + sandbox.appId())
                        .appSecret(sandbox.appSecret() + "\n")
                        .baseUrl(URI.create("HTTP://127.0.0.1:" + sandbox.port() + "/"))
                        .build()) {
            assertEquals(5, cloudCall.logistics().getAllAccount().count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:s3:::bucket", "two words"})
    void rejectsWhatIsNeitherArnNorNameOfASecret(String arn) {
        assertThrows(IllegalArgumentException.class, () -> builder.appSecretArn(arn));
        assertThrows(IllegalArgumentException.class, () -> builder.appsArn(arn));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void rejectsPortsThatNoProxyHas(int port) {
        assertThrows(IllegalArgumentException.class, () -> builder.proxy("proxy.example", port));
        assertThrows(IllegalArgumentException.class, () -> builder.proxy("proxy.example", port, "user", "password"));
    }

    @Test
    void rejectsAProxyWithoutAHost() {
        assertThrows(IllegalArgumentException.class, () -> builder.proxy(" ", 3128));
    }

    @Test
    void readsTheSecretFromSecretsManager() {
        try (Sandbox sandbox = Sandbox.builder().start();
                SecretsManagerStub store = new SecretsManagerStub().respondWithSecret(sandbox.appSecret());
                CloudCallClient client = ClientUnderTest.at(sandbox)
                        .appSecret(AppSecretConfig.fromSecretsManager("wechat", store.environment()))
                        .build()) {
            assertEquals(5, client.logistics().getAllAccount().count());
            assertEquals(1, store.requests().size());
        }
    }

    @Test
    void renewsTheTokenByItsClock() {
        MockClock clock = MockClock.at(Instant.parse("2026-01-01T00:00:00Z"));
        try (Sandbox sandbox = Sandbox.builder().clock(clock).start();
                CloudCallClient client =
                        ClientUnderTest.at(sandbox).clock(clock).build()) {
            client.logistics().getAllAccount();
            clock.advance(Duration.ofHours(2));
            client.logistics().getAllAccount();

            assertEquals(
                    2,
                    sandbox.requests().stream()
                            .filter(request -> request.path().equals("/cgi-bin/stable_token"))
                            .count());
        }
    }

    @Test
    void trustsTheAuthoritiesThatItIsGivenAndNoOthers() {
        SandboxCertificate certificate = SandboxCertificate.forLoopback(folder);
        try (Sandbox sandbox = Sandbox.builder().certificate(certificate).start();
                CloudCallClient trusting = ClientUnderTest.at(sandbox)
                        .trustedCertificates(certificate.caFile())
                        .build();
                CloudCallClient doubting = ClientUnderTest.at(sandbox).build()) {
            assertEquals(
                    -501001,
                    ClientUnderTest.failure(() -> doubting.logistics().getAllAccount())
                            .errCode());
            assertEquals(List.of(), sandbox.requests());
            assertEquals(5, trusting.logistics().getAllAccount().count());
        }
    }

    @Test
    void goesThroughTheProxy() throws IOException {
        SandboxCertificate certificate = SandboxCertificate.forLoopback(folder);
        try (ConnectProxy proxy = ConnectProxy.startWithCredentials("user:pass word")) {
            goesThrough(proxy, URI.create("http://" + proxy.address()), certificate);
        }
    }

    private static void goesThrough(ConnectProxy proxy, URI address, SandboxCertificate certificate) {
        try (Sandbox sandbox = Sandbox.builder().certificate(certificate).start();
                CloudCallClient cloudCall = ClientUnderTest.at(sandbox)
                        .trustedCertificates(certificate.caFile())
                        .proxy(address.getHost(), address.getPort(), "user", "pass word")
                        .build();
                CloudCallClient wrong = ClientUnderTest.at(sandbox)
                        .trustedCertificates(certificate.caFile())
                        .proxy(address.getHost(), address.getPort(), "user", "wrong pass word")
                        .build()) {
            assertEquals(5, cloudCall.logistics().getAllAccount().count());
            assertEquals("localhost:" + sandbox.port(), proxy.tunnels().getFirst());

            CloudCallException failure =
                    ClientUnderTest.failure(() -> wrong.logistics().getAllAccount());
            assertEquals(-501001, failure.errCode());
            assertFalse(ClientUnderTest.trace(failure).contains("pass word"));
        }
    }
}
