package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final String RANDOM = "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a";
    private static final String TLS_1_0_WITH_CBC = "160301002a0200002603" + "01" + RANDOM + "00c01400";
    private static final String TLS_1_0 = "160301002a0200002603" + "01" + RANDOM + "00c02f00";
    private static final String TLS_1_2_WITH_CBC = "160303002a0200002603" + "03" + RANDOM + "00c02800";

    private final SandboxCertificate loopback;
    private final SandboxCertificate elsewhere;
    private final SandboxCertificate expired;

    TlsTest(@TempDir Path folder) {
        loopback = SandboxCertificate.forLoopback(folder);
        elsewhere = SandboxCertificate.forHosts(folder, "other.example");
        expired = SandboxCertificate.expired(folder);
    }

    private static void assertFailed(String reason, String result) {
        assertResult(result).isResourceError("The TLS handshake failed: " + reason);
    }

    private static String callWith(SandboxCertificate served, Map<String, String> settings) {
        try (Sandbox sandbox = Sandbox.builder().certificate(served).start();
                FunctionUnderTest function = FunctionUnderTest.at(sandbox, settings)) {
            String result = function.invoke("{}");
            boolean answered = result.contains("getAllAccount:ok");
            assertEquals(
                    answered,
                    !sandbox.requests().isEmpty(),
                    "a request went out over a connection that is not trusted");
            return result;
        }
    }

    private static Map<String, String> trusting(SandboxCertificate certificate) {
        return Map.of("WECHAT_CA_FILE", certificate.caFile().toString());
    }

    @Test
    void trustsTheAuthoritiesOfTheCaFile() {
        assertTrue(callWith(loopback, trusting(loopback)).startsWith("{\"count\":5,"));
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() {
        assertFailed(
                "the server's certificate is not trusted. If its authority is one of your own, add that by"
                        + " WECHAT_CA_FILE.",
                callWith(loopback, Map.of()));
    }

    @Test
    void refusesACertificateForAnotherHost() {
        assertFailed("the server's certificate is for another host.", callWith(elsewhere, trusting(elsewhere)));
    }

    @Test
    void refusesACertificateThatHasExpired() {
        assertFailed(
                "the server's certificate has expired, or is not valid yet.", callWith(expired, trusting(expired)));
    }

    @Test
    void refusesAServerThatDoesNotSpeakTls() {
        try (Sandbox plain = Sandbox.builder().start();
                FunctionUnderTest function = FunctionUnderTest.at(
                        plain, Map.of("WECHAT_API_BASE_URL", "https://localhost:" + plain.port()))) {
            assertFailed("what the server sent is not TLS.", function.invoke("{}"));
            assertEquals(List.of(), plain.requests());
        }
    }

    /** RFC 8446, 6.2: handshake_failure, protocol_version, insufficient_security; and ServerHellos. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "15030300020228",
                "15030300020246",
                "15030300020247",
                TlsTest.TLS_1_0_WITH_CBC,
                TlsTest.TLS_1_0,
                TlsTest.TLS_1_2_WITH_CBC
            })
    void explainsWhatAServerLacksThatAcceptsNothingOffered(String record) throws IOException {
        try (TlsRecordServer server = TlsRecordServer.start(HexFormat.of().parseHex(record));
                Sandbox sandbox = Sandbox.builder().start();
                FunctionUnderTest function = FunctionUnderTest.at(
                        sandbox, Map.of("WECHAT_API_BASE_URL", "https://localhost:" + server.port()))) {
            assertFailed(
                    "the server accepts no protocol version and cipher suite of those offered, which are TLS 1.3, and"
                            + " TLS 1.2 with ECDHE and AES-GCM or ChaCha20-Poly1305.",
                    function.invoke("{}"));
        }
    }

    @Test
    void takesFewThreadsForGivenUpConnections() {
        MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        try (Sandbox sandbox =
                Sandbox.builder().clock(clock).certificate(loopback).start()) {
            long others = blockingThreads();
            try (FunctionUnderTest function = FunctionUnderTest.at(sandbox, clock, trusting(loopback))) {
                for (int i = 0; i < 12; i++) {
                    clock.advance(Duration.ofSeconds(11));
                    assertTrue(function.invoke("{}").contains("getAllAccount:ok"));
                }
                assertTrue(blockingThreads() - others <= 4);
            }
        }
    }

    /** Vert.x' threads for what blocks, such as reading certificates for new connections. */
    private static long blockingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vert.x-internal-blocking"))
                .count();
    }
}
