package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that end by a reset (RST), as after a firewall lost its state or a host restarted. */
@Timeout(30)
class ConnectionResetTest {
    private static final String READ = "{\"openapi\":\"logistics.getAllAccount\"}";
    private static final String WRITE = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.router();

    static Stream<Fault> ends() {
        return Stream.of(
                Fault.reset(),
                Fault.resetAfterWork(),
                Fault.resetWithin(12),
                Fault.closeWithin(12),
                Fault.truncateAfter(0));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void retriesReadsOnce(Fault end) {
        sandbox.faults().next(GET_ALL_ACCOUNT, end);
        assertResult(function.invoke(READ)).isOk();
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));

        sandbox.faults().times(2, GET_ALL_ACCOUNT, end);
        assertResult(function.invoke(READ)).isError(-501001);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void retriesTokenRequestsOnce(Fault end) {
        sandbox.faults().next(STABLE_TOKEN, end);

        assertResult(function.invoke(READ)).isOk();
        assertEquals(2, sandbox.calls(STABLE_TOKEN));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void neverRepeatsAWrite(Fault end) {
        sandbox.faults().next(CANCEL_ORDER, end);

        assertResult(function.invoke(WRITE)).isError(-501001);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @Test
    void survivesAResetOfAllIdleConnections() {
        assertResult(function.invoke(READ)).isOk();
        sandbox.server().resetConnections();

        assertResult(function.invoke(READ)).isOk();
        assertResult(function.invoke(WRITE)).isError(930561);
    }
}
