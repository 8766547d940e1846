package io.cloudcall.functional.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final String TLS_FAILED =
            "{\"errCode\":-501001,\"errMsg\":\"openapi.logistics.getAllAccount:fail -501001 resource system error. The TLS handshake"
                    + " failed: the server's certificate is not trusted, is for another host, or the protocol does not fit.\"}";

    private final SandboxCertificate loopback;
    private final SandboxCertificate elsewhere;

    TlsTest(@TempDir Path folder) {
        loopback = SandboxCertificate.forLoopback(folder);
        elsewhere = SandboxCertificate.forHosts(folder, "other.example");
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
        assertEquals(TLS_FAILED, callWith(loopback, Map.of()));
    }

    @Test
    void refusesACertificateForAnotherHost() {
        assertEquals(TLS_FAILED, callWith(elsewhere, trusting(elsewhere)));
    }

    @Test
    void refusesAServerThatDoesNotSpeakTls() {
        try (Sandbox plain = Sandbox.builder().start();
                FunctionUnderTest function = FunctionUnderTest.at(
                        plain, Map.of("WECHAT_API_BASE_URL", "https://localhost:" + plain.port()))) {
            assertEquals(TLS_FAILED, function.invoke("{}"));
            assertEquals(List.of(), plain.requests());
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
