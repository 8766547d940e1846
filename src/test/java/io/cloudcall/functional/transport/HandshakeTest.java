package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxCertificate;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS handshakes that the server cuts, as one that restarts does. */
@Timeout(30)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeTest {
    private static final String READ = "{\"openapi\":\"logistics.getAllAccount\"}";
    private static final String WRITE = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";

    private final SandboxCertificate certificate;
    private final Sandbox sandbox;

    HandshakeTest(@TempDir Path folder) {
        certificate = SandboxCertificate.forLoopback(folder);
        sandbox = Sandbox.builder().certificate(certificate).start();
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    static Stream<ConnectionFault> cuts() {
        return Stream.of(
                ConnectionFault.closeOnAccept(),
                ConnectionFault.resetOnAccept(),
                ConnectionFault.closeAfter(0),
                ConnectionFault.resetAfter(0),
                ConnectionFault.closeAfter(5),
                ConnectionFault.resetAfter(5));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void areRepeatedOnceForReadsAndWrites(ConnectionFault cut) {
        long writes = writes();
        try (FunctionUnderTest function = function()) {
            sandbox.connectionFaults().times(1, cut);
            assertResult(function.invoke(READ)).isOk();
            sandbox.connectionFaults().times(1, cut);
            assertResult(function.invoke(WRITE)).isError(930561);
        }
        assertEquals(1, writes() - writes);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void areReportedAsSuch(ConnectionFault cut) {
        try (FunctionUnderTest function = function()) {
            sandbox.connectionFaults().times(100, cut);

            assertResult(function.invoke(READ))
                    .isResourceError("The server closed the connection before the TLS handshake was complete.");
        } finally {
            sandbox.connectionFaults().clear();
        }
    }

    private FunctionUnderTest function() {
        return FunctionUnderTest.at(
                sandbox, Map.of("WECHAT_CA_FILE", certificate.caFile().toString(), "CLOUD_CALL_API", "*"));
    }

    private long writes() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals(CANCEL_ORDER))
                .count();
    }
}
