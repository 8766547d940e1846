package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that do not come in time. */
class TimeoutTest {
    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    private void next(Fault fault) {
        sandbox.faults().next(GET_ALL_ACCOUNT, fault);
    }

    @Test
    void answersInTimeWhenWeChatDoesNot() {
        next(Fault.hang());

        assertResult(function.invoke("{}", Duration.ofMillis(800))).isPlatformError(-604102);
    }

    @Test
    void answersInTimeWhenTheTokenCallDoesNot() {
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());

        assertResult(function.invoke("{}", Duration.ofMillis(800))).isPlatformError(-604102);
    }

    @Test
    void answersInTimeWhenBytesTrickle() {
        next(Fault.slowBody(1, Duration.ofMillis(20)));

        assertResult(function.invoke("{}", Duration.ofMillis(800))).isPlatformError(-604102);
    }

    @Test
    void waitsNoLongerThanTheRequestTimeout() {
        next(Fault.hang());
        FunctionUnderTest impatient = sandbox.function(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "300"));
        assertResult(impatient.invoke("{}")).isPlatformError(-604102);
    }

    @Test
    void hangsUpOnAnAnswerThatRunsOutOfTime() {
        next(Fault.slowBody(1, Duration.ofMillis(20)));
        function.invoke("{}", Duration.ofMillis(600));

        // That of the token stays.
        sandbox.awaitConnections(1);
    }
}
