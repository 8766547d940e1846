package io.cloudcall.functional.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Sandbox;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The offer of the function in its first TLS message. */
public class ClientHelloTest {
    /** By IANA: those of TLS 1.3, then ECDHE with AES-GCM, and with ChaCha20-Poly1305. */
    public static final Set<String> SUITES =
            Set.of("1301", "1302", "1303", "c02b", "c02c", "c02f", "c030", "cca8", "cca9");

    /** An alert record, by RFC 8446, 6. */
    public static final byte[] HANDSHAKE_FAILURE = HexFormat.of().parseHex("15030300020228");

    @Test
    void offersForwardSecretAuthenticatedEncryptionOnly()
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        try (TlsRecordServer server = TlsRecordServer.start(HANDSHAKE_FAILURE);
                Sandbox sandbox = Sandbox.builder().start();
                FunctionUnderTest function = FunctionUnderTest.at(
                        sandbox, Map.of("WECHAT_API_BASE_URL", "https://localhost:" + server.port()))) {
            function.invoke("{}");

            ClientHello hello = ClientHello.parse(server.first().get(10, TimeUnit.SECONDS));
            assertEquals(SUITES, new TreeSet<>(hello.cipherSuites()));
            assertEquals(Set.of("0303", "0304"), new TreeSet<>(hello.versions()));
            assertTrue(hello.signatureAlgorithms().contains("0804"), hello::toString);
            assertTrue(hello.signatureAlgorithms().stream().noneMatch(ClientHelloTest::isSha1), hello::toString);
        }
    }

    /** Returns whether a signature algorithm is of SHA-1, which has the number 2 in the first byte. */
    public static boolean isSha1(String signatureAlgorithm) {
        return signatureAlgorithm.startsWith("02");
    }
}
