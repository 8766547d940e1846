package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that are shorter or longer than they say. */
class BrokenResponseTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void next(Fault fault) {
        sandbox.faults().next(GET_ALL_ACCOUNT, fault);
    }

    private void nextTwo(Fault fault) {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, fault);
    }

    @Test
    void reportsAContentLengthThatIsTooLong() {
        nextTwo(Fault.contentLengthTooLarge(7));

        assertResult(function.invoke("{}"))
                .isResourceError("The server closed the connection in the middle of its answer.");
    }

    @Test
    void takesNoMoreThanTheContentLength() {
        next(Fault.contentLengthTooSmall(1));

        assertResult(function.invoke("{}")).isError(-601001);
        String next = function.invoke("{}");
        assertResult(next).isOk();
    }

    @Test
    void reportsAConnectionThatClosesMidAnswer() {
        nextTwo(Fault.truncateAfter(10));

        assertResult(function.invoke("{}"))
                .isResourceError("The server closed the connection in the middle of its answer.");
    }

    @Test
    void logsTheCausesInOneLine() {
        nextTwo(Fault.truncateAfter(10));

        function.invoke("{}");

        assertEquals(
                "openapi.logistics.getAllAccount:fail -501001 resource system error. The server closed the connection in"
                        + " the middle of its answer. (caused by io.vertx.core.http.HttpClosedException: Connection was"
                        + " closed)\n",
                function.log());
    }

    @Test
    void logsTheTraceAtDebugButReturnsNone() {
        FunctionUnderTest debugged = sandbox.function(Map.of("AWS_LAMBDA_LOG_LEVEL", "DEBUG"));
        nextTwo(Fault.truncateAfter(10));

        String result = debugged.invoke("{}");

        assertTrue(debugged.log().contains("\tat io.cloudcall."), debugged.log());
        assertFalse(result.contains("\tat "), result);
    }
}
