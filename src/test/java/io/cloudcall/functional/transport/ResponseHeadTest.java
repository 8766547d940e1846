package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limit of the head of a response. */
@Timeout(30)
class ResponseHeadTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private static Fault responseWithHead(int bytes) {
        return Fault.respond(200, "application/json; padding=" + "x".repeat(bytes), "{\"count\":0,\"list\":[]}");
    }

    @Test
    void takes31KiB() {
        sandbox.faults().next(GET_ALL_ACCOUNT, responseWithHead(31 * 1_024));

        function.assertSucceeds();
    }

    @Test
    void reportsWhatIsLarger() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, responseWithHead(33 * 1_024));

        assertResult(function.invoke("{}"))
                .isResourceError("The head of the server's answer is larger than the limit of 32 KiB.");
    }
}
