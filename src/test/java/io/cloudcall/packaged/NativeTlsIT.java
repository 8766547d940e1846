package io.cloudcall.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.transport.ClientHello;
import io.cloudcall.functional.transport.ClientHelloTest;
import io.cloudcall.functional.transport.TlsRecordServer;
import io.cloudcall.http.tls.PemCertificates;
import io.cloudcall.tools.lambda.FunctionProcess;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged function with the two kinds of TLS that it may find. */
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class NativeTlsIT {
    /** A busy machine makes a start late, not wrong. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final SandboxCertificate loopback;
    private final SandboxCertificate elsewhere;
    private final SandboxCertificate expired;

    NativeTlsIT(@TempDir Path folder) {
        this.folder = folder;
        loopback = SandboxCertificate.forLoopback(folder);
        elsewhere = SandboxCertificate.forHosts(folder, "other.example");
        expired = SandboxCertificate.expired(folder);
    }

    private String callWith(SandboxCertificate served, boolean isNative, Map<String, String> more, String... options)
            throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        if (!isNative) {
            settings.put("LD_LIBRARY_PATH", "");
        }
        try (Sandbox sandbox = Sandbox.builder().certificate(served).start()) {
            leadTo(sandbox, settings);
            try (FunctionProcess function = FunctionProcess.start(settings, options)) {
                String result = function.invoke("{}", TIMEOUT).body();
                assertEquals(isNative, function.hasLoaded("libnetty_tcnative"));
                assertEquals(
                        result.contains("getAllAccount:ok"), !sandbox.requests().isEmpty());
                return result;
            }
        }
    }

    private static void leadTo(Sandbox sandbox, Map<String, String> settings) {
        settings.put("WECHAT_REQUEST_TIMEOUT_MS", "20000");
        settings.putAll(sandbox.settings());
    }

    private static Map<String, String> trusting(SandboxCertificate certificate) {
        return Map.of("WECHAT_CA_FILE", certificate.caFile().toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void trustsTheAuthoritiesOfTheCaFile(boolean isNative) throws IOException {
        String result = callWith(loopback, isNative, trusting(loopback));

        assertTrue(result.startsWith("{\"count\":5,"), result);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesACertificateOfAnUnknownAuthority(boolean isNative) throws IOException {
        String result = callWith(loopback, isNative, trusting(elsewhere));

        assertTrue(result.contains("The TLS handshake failed: the server's certificate is not trusted."), result);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesACertificateForAnotherHost(boolean isNative) throws IOException {
        String result = callWith(elsewhere, isNative, trusting(elsewhere));

        assertTrue(result.contains("the server's certificate is for another host."), result);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesACertificateThatHasExpired(boolean isNative) throws IOException {
        String result = callWith(expired, isNative, trusting(expired));

        assertTrue(result.contains("the server's certificate has expired, or is not valid yet."), result);
    }

    /** The runtime interface client has replaced the JDK's list of disabled algorithms by an older one before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offersTheSameByBothImplementations(boolean isNative)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        ClientHello hello = clientHello(isNative);

        assertEquals(ClientHelloTest.SUITES, new TreeSet<>(hello.cipherSuites()));
        assertEquals(Set.of("0303", "0304"), new TreeSet<>(hello.versions()));
        // BoringSSL accepts RSA with SHA-1 at last, and netty-tcnative 2.0.84 has no function to change that.
        assertEquals(
                isNative ? List.of("0201") : List.of(),
                hello.signatureAlgorithms().stream()
                        .filter(ClientHelloTest::isSha1)
                        .toList());
    }

    private static ClientHello clientHello(boolean isNative)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        try (Sandbox sandbox = Sandbox.builder().start();
                TlsRecordServer server = TlsRecordServer.start(ClientHelloTest.HANDSHAKE_FAILURE)) {
            Map<String, String> settings = new HashMap<>();
            leadTo(sandbox, settings);
            settings.put("WECHAT_API_BASE_URL", "https://localhost:" + server.port());
            if (!isNative) {
                settings.put("LD_LIBRARY_PATH", "");
            }
            try (FunctionProcess function = FunctionProcess.start(settings)) {
                String result = function.invoke("{}", TIMEOUT).body();
                assertEquals(isNative, function.hasLoaded("libnetty_tcnative"));
                assertTrue(result.contains("no protocol version and cipher suite of those offered"), result);
                return ClientHello.parse(server.first().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JKS", "PKCS12"})
    void trustsTheConfiguredTrustStore(String format) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(format);
        KeyStore store = KeyStore.getInstance(format);
        store.load(null, null);
        store.setCertificateEntry(
                "elsewhere", PemCertificates.read(elsewhere.caFile()).getFirst());
        store.setCertificateEntry(
                "loopback", PemCertificates.read(loopback.caFile()).getFirst());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }

        String result = callWith(
                loopback,
                true,
                Map.of(),
                "-Djavax.net.ssl.trustStore=" + file,
                "-Djavax.net.ssl.trustStorePassword=changeit");

        assertTrue(result.startsWith("{\"count\":5,"), result);
    }

    /** Processes that go on from one snapshot would draw the same numbers from the library's generator. */
    @Test
    void usesTheJdksTlsWithSnapStart() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(trusting(loopback));
        settings.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (Sandbox sandbox = Sandbox.builder().certificate(loopback).start()) {
            leadTo(sandbox, settings);
            try (FunctionProcess function = FunctionProcess.start(settings)) {
                assertTrue(function.runtimeApi().awaitReadiness(TIMEOUT), function.output());
                function.runtimeApi().restore();
                String result = function.invoke("{}", TIMEOUT).body();

                assertTrue(result.startsWith("{\"count\":5,"), result);
                assertEquals(false, function.hasLoaded("libnetty_tcnative"));
            }
        }
    }
}
