package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interim responses (1xx), which precede the response. */
@Timeout(30)
class InterimResponseTest {
    private static final String READ = "{\"openapi\":\"logistics.getAllAccount\"}";
    private static final String WRITE = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.router();

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 104, 110, 199})
    void areIgnored(int status) {
        sandbox.faults().next(STABLE_TOKEN, Fault.interim(status));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.interim(status));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.interim(status, Duration.ofMillis(60)));
        sandbox.faults().next(CANCEL_ORDER, Fault.interim(status, Duration.ofMillis(60)));

        assertResult(function.invoke(READ)).isOk();
        assertResult(function.invoke(READ)).isOk();
        assertResult(function.invoke(WRITE)).isError(930561);
        sandbox.respondNext(GET_ALL_ACCOUNT, "{\"count\":12345,\"list\":[]}");
        assertEquals(
                "{\"count\":12345,\"list\":[],\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}",
                function.invoke(READ));
        assertEquals(3, sandbox.calls(GET_ALL_ACCOUNT));
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }
}
