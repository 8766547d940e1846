package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A spare connection whose handshake does not end, as that of a process that was frozen meanwhile. */
@Timeout(30)
class UnfinishedSpareTest {
    private static final String WRITE = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final SandboxCertificate certificate;

    @RegisterExtension
    private final SandboxExtension sandbox;

    UnfinishedSpareTest(@TempDir Path folder) {
        certificate = SandboxCertificate.forLoopback(folder);
        sandbox = SandboxExtension.create(Sandbox.builder().certificate(certificate), clock);
    }

    @Test
    void isNotWaitedForByAWriteAfterAFreeze() {
        FunctionUnderTest function = sandbox.function(Map.of(
                "WECHAT_CA_FILE", certificate.caFile().toString(),
                "WECHAT_EAGER", "true",
                "CLOUD_CALL_API", "*"));
        sandbox.awaitConnections(3);
        assertResult(function.invoke(WRITE)).isError(930561);
        sandbox.server().connectionFaults().times(1, ConnectionFault.hang());
        assertResult(function.invoke(WRITE)).isError(930561);
        clock.advance(Duration.ofMillis(1_001));

        assertResult(function.invoke(WRITE)).isError(930561);
    }
}
