package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections after writes, each of which opens one. */
@Timeout(30)
class KeptConnectionTest {
    private static final String WRITE = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.router();

    @Test
    void isOneAfterManyWrites() {
        for (int i = 0; i < 10; i++) {
            assertResult(function.invoke(WRITE)).isError(930561);
        }

        // One more is the token's.
        sandbox.awaitConnections(2);
    }
}
