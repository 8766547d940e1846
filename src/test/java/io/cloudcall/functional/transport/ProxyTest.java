package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.ConnectProxy;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out by HTTPS_PROXY. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyTest {

    private final SandboxCertificate certificate;

    @RegisterExtension
    private final SandboxExtension sandbox;

    ProxyTest(@TempDir Path folder) {
        certificate = SandboxCertificate.forLoopback(folder);
        sandbox = SandboxExtension.create(Sandbox.builder().certificate(certificate));
    }

    private String callWith(Map<String, String> proxySettings) {
        Map<String, String> settings = new HashMap<>(proxySettings);
        settings.put("WECHAT_CA_FILE", certificate.caFile().toString());
        FunctionUnderTest function = sandbox.function(settings);
        String result = function.invoke("{}");
        assertFalse(function.log().contains("pass word"), function.log());
        assertFalse(function.log().contains("pass%20word"), function.log());
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
    void tunnelsThroughTheProxy(String name) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            assertResult(callWith(Map.of(name, "http://" + proxy.address()))).isOk();
            assertEquals("localhost:" + sandbox.server().port(), proxy.tunnels().get(0));
        }
    }

    @Test
    void acceptsAnAddressWithoutAScheme() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            assertResult(callWith(Map.of("HTTPS_PROXY", proxy.address()))).isOk();
        }
    }

    @Test
    void identifiesItselfToTheProxy() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.startWithCredentials("user:pass word+:@")) {
            String url = "http://user:pass%20word+%3A%40@" + proxy.address();

            assertResult(callWith(Map.of("HTTPS_PROXY", url))).isOk();
        }
    }

    @Test
    void reportsAProxyThatRefusesIt() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.startWithCredentials("user:right")) {
            assertResult(callWith(Map.of("HTTPS_PROXY", "http://user:pass%20word@" + proxy.address())))
                    .isResourceError(
                            "The proxy that HTTPS_PROXY names cannot be reached, or refused to connect: check its address and credentials.");
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @Test
    void reportsAProxyThatIsNotThere() {
        assertResult(callWith(Map.of("HTTPS_PROXY", "http://user:pass%20word@127.0.0.1:1")))
                .isResourceError(
                        "The proxy that HTTPS_PROXY names cannot be reached, or refused to connect: check its address and credentials.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "*", "other.example, LOCALHOST", ".localhost", "*.localhost"})
    void goesDirectlyToTheHostsOfNoProxy(String exceptions) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            assertResult(callWith(Map.of("HTTPS_PROXY", proxy.address(), "NO_PROXY", exceptions)))
                    .isOk();
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "127.0.0.1", "localhost.example", ","})
    void goesThroughTheProxyToAllOthers(String exceptions) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            assertResult(callWith(Map.of("HTTPS_PROXY", proxy.address(), "no_proxy", exceptions)))
                    .isOk();
            assertEquals(
                    List.of("localhost:" + sandbox.server().port()),
                    proxy.tunnels().stream().distinct().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://proxy.example",
                "socks5://proxy.example",
                "http://",
                "http://a b",
                "http://u:pass%zzword@h:1",
                "http://h:99999"
            })
    void explainsAProxySettingThatItCannotUse(String url) {
        assertResult(callWith(Map.of("HTTPS_PROXY", url)))
                .contains("HTTPS_PROXY is not the URL of an HTTP proxy: set it to one such as"
                        + " http://user:password@proxy.example:3128.");
    }
}
