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
import org.junit.jupiter.params.provider.CsvSource;
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

    private Map<String, String> trusting(Map<String, String> proxySettings) {
        Map<String, String> settings = new HashMap<>(proxySettings);
        settings.put("WECHAT_CA_FILE", certificate.caFile().toString());
        return settings;
    }

    private String callWith(Map<String, String> proxySettings) {
        FunctionUnderTest function = sandbox.function(trusting(proxySettings));
        String result = function.invoke("{}");
        assertFalse(function.log().contains("pass word"), function.log());
        assertFalse(function.log().contains("pass%20word"), function.log());
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"})
    void tunnelsThroughTheProxy(String name) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            assertResult(callWith(Map.of(name, "http://" + proxy.address()))).isOk();
            assertEquals("localhost:" + sandbox.server().port(), proxy.tunnels().get(0));
        }
    }

    @Test
    void prefersTheProxyOfHttps() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            assertResult(callWith(Map.of("https_proxy", proxy.address(), "ALL_PROXY", "http://127.0.0.1:1")))
                    .isOk();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP://", "Http://"})
    void acceptsAnAddressWithoutASchemeOrInCapitals(String scheme) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            assertResult(callWith(Map.of("HTTPS_PROXY", scheme + proxy.address())))
                    .isOk();
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
    void reportsAProxyThatWantsOtherCredentials() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.startWithCredentials("user:right")) {
            assertResult(callWith(Map.of("HTTPS_PROXY", "http://user:pass%20word@" + proxy.address())))
                    .isResourceError("The proxy does not accept the credentials, or there are none: check user and"
                            + " password in HTTPS_PROXY or ALL_PROXY. Its HTTP status was 407.");
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    /** Only a person can correct the credentials; the proxy's other answers may be about the server. */
    @ParameterizedTest
    @CsvSource({"407, setup-fault", "403, transport", "503, transport"})
    void countsWrongCredentialsAsAFaultOfTheSettings(int status, String outcome) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.startRefusing("HTTP/1.1 " + status + " No");
                FunctionUnderTest function = sandbox.function(trusting(Map.of("HTTPS_PROXY", proxy.address())))) {
            function.invoke("{}");

            assertEquals(outcome, function.record().getString("Outcome"));
            assertEquals(-501001, function.record().getInteger("errCode"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 403 Forbidden        | The proxy does not allow connections to the server: allow its host and port \
            there. Its HTTP status was 403.
            HTTP/1.1 503 status: 407      | The proxy did not connect to the server: look for the reason at the proxy. \
            Its HTTP status was 503.
            HTTP/1.0 301 Moved            | The proxy did not connect to the server: look for the reason at the proxy. \
            Its HTTP status was 301.
            no HTTP                       | The proxy closed the connection before it answered, or its answer is not HTTP.
            ''                            | The proxy closed the connection before it answered, or its answer is not HTTP.
            """)
    void reportsWhyAProxyDidNotConnect(String answer, String sentence) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.startRefusing(answer)) {
            assertResult(callWith(Map.of("HTTPS_PROXY", proxy.address()))).isResourceError(sentence);
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:pass%20word@127.0.0.1:1", "http://[::1]:1"})
    void reportsAProxyThatIsNotThere(String url) {
        assertResult(callWith(Map.of("HTTPS_PROXY", url)))
                .isResourceError("The proxy refused the connection, or there is no way to it: check host and port in"
                        + " HTTPS_PROXY or ALL_PROXY.");
    }

    /** Docker Compose permits underscores in the names of services, RFC 1123 in no host's. */
    @ParameterizedTest
    @ValueSource(
            strings = {"http://proxy.invalid:3128", "http://user:pass%20word@my_proxy.invalid:3128", "my_proxy.invalid"
            })
    void reportsAProxyWhoseNameIsUnknown(String url) {
        assertResult(callWith(Map.of("HTTPS_PROXY", url)))
                .isResourceError("The proxy's name could not be resolved: check the host in HTTPS_PROXY or ALL_PROXY.");
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

    @Test
    void goesDirectlyToAServerOfNoProxyWithItsPort() throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            String server = "other.example  localhost:" + sandbox.server().port();
            assertResult(callWith(Map.of("ALL_PROXY", proxy.address(), "NO_PROXY", server)))
                    .isOk();
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.0/8", "10.0.0.0/8,127.0.0.1/32"})
    void goesDirectlyToTheNetworksOfNoProxy(String networks) throws IOException {
        try (ConnectProxy proxy = ConnectProxy.start()) {
            String url = "https://127.0.0.1:" + sandbox.server().port();
            assertResult(callWith(
                            Map.of("HTTPS_PROXY", proxy.address(), "NO_PROXY", networks, "WECHAT_API_BASE_URL", url)))
                    .isOk();
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "127.0.0.1", "localhost.example", ",", "localhost:1", "127.0.0.0/8"})
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
                "http://h:99999",
                "http://h:0",
                "http://me@you@h:1"
            })
    void explainsAProxySettingThatItCannotUse(String url) {
        assertResult(callWith(Map.of("all_proxy", url)))
                .contains("all_proxy is not the URL of an HTTP proxy: set it to one such as");
        assertResult(callWith(Map.of("HTTPS_PROXY", url)))
                .contains("HTTPS_PROXY is not the URL of an HTTP proxy: set it to one such as"
                        + " http://user:password@proxy.example:3128.");
    }
}
