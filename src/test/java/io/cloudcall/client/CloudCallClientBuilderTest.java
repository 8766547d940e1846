package io.cloudcall.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cloudcall.http.ProxyConfig;
import io.cloudcall.secret.AppSecretConfig;
import io.cloudcall.tools.sandbox.ConnectProxy;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudCallClientBuilderTest {
    private final CloudCallClientBuilder builder = CloudCallClient.builder();

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

        assertThrows(IllegalArgumentException.class, () -> builder.caCertificates(empty));
        assertThrows(IllegalArgumentException.class, () -> builder.caCertificates(folder.resolve("missing.pem")));
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

    @Test
    void takesASecretThatIsKeptElsewhere() {
        try (Sandbox sandbox = Sandbox.builder().start();
                CloudCallClient cloudCall = ClientUnderTest.at(sandbox)
                        .appSecret(AppSecretConfig.of(sandbox.appSecret()))
                        .build()) {
            assertEquals(5, cloudCall.logistics().getAllAccount().count());
        }
    }

    @Test
    void trustsTheAuthoritiesThatItIsGivenAndNoOthers() {
        SandboxCertificate certificate = SandboxCertificate.forLoopback(folder);
        try (Sandbox sandbox = Sandbox.builder().certificate(certificate).start();
                CloudCallClient trusting = ClientUnderTest.at(sandbox)
                        .caCertificates(certificate.caFile())
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
        try (ConnectProxy proxy = ConnectProxy.closedToAllBut("user:pass word");
                Sandbox sandbox = Sandbox.builder().certificate(certificate).start();
                CloudCallClient cloudCall = ClientUnderTest.at(sandbox)
                        .caCertificates(certificate.caFile())
                        .proxy(proxy(proxy, "pass word"))
                        .build();
                CloudCallClient wrong = ClientUnderTest.at(sandbox)
                        .caCertificates(certificate.caFile())
                        .proxy(proxy(proxy, "wrong pass word"))
                        .build()) {
            assertEquals(5, cloudCall.logistics().getAllAccount().count());
            assertEquals("localhost:" + sandbox.port(), proxy.tunnels().getFirst());

            CloudCallException failure =
                    ClientUnderTest.failure(() -> wrong.logistics().getAllAccount());
            assertEquals(-501001, failure.errCode());
            assertFalse(ClientUnderTest.trace(failure).contains("pass word"));
        }
    }

    private static ProxyConfig proxy(ConnectProxy proxy, String password) {
        URI address = URI.create("http://" + proxy.address());
        return new ProxyConfig(
                address.getHost(), address.getPort(), new ProxyConfig.Credentials("user", password), List.of());
    }
}
