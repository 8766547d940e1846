package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of retries. */
class RetryTest {

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest function = sandbox.function();

    @Test
    void asksTwiceMoreWhenWeChatIsBusy() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));

        function.assertSucceeds();
        assertEquals(3, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void givesWeChatsOwnLastAnswerWhenItStaysBusy() {
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.errcode(-1, "system error rid: 1"));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error rid: 3"));

        assertResult(function.invoke("{}")).isError(-1, "system error rid: 3");
        assertEquals(3, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void asksTwiceMoreWhenTheTokenCallIsBusy() {
        sandbox.faults().times(2, STABLE_TOKEN, Fault.errcode(-1, "system error"));

        function.assertSucceeds();
        assertEquals(3, sandbox.calls(STABLE_TOKEN));
    }

    @Test
    void givesTheBusyAnswerWhenTheRetryBringsNone() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error rid: 1"));
        sandbox.faults().times(2, GET_ALL_ACCOUNT, Fault.truncateAfter(5));

        assertResult(function.invoke("{}")).isError(-1);
    }

    @Test
    void startsNoRetryThatCouldNotEndInTime() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));
        InstantSource clock = () -> Instant.ofEpochSecond(6 * sandbox.calls(GET_ALL_ACCOUNT));

        assertResult(function.invoke("{}", Duration.ofSeconds(11), clock)).isError(-1);
        assertEquals(1, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(ints = {45011, 45009, 48001, 40164, 40013, 41001, 43002, 9300501})
    void doesNotTryAgainWhatWouldFailAgain(int errcode) {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(errcode, "no"));

        assertResult(function.invoke("{}")).isError(errcode);
        assertEquals(1, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {GET_ALL_ACCOUNT, STABLE_TOKEN})
    void sendsOnceMoreWhenTheConnectionIsClosed(String path) {
        sandbox.faults().next(path, Fault.closeBeforeResponse());

        function.assertSucceeds();
        assertEquals(2, sandbox.calls(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {GET_ALL_ACCOUNT, STABLE_TOKEN})
    void givesUpWhenTheSecondConnectionIsClosedToo(String path) {
        sandbox.faults().times(2, path, Fault.closeBeforeResponse());

        assertResult(function.invoke("{}")).isResourceError("The server closed the connection before it answered.");
        assertEquals(2, sandbox.calls(path));
    }

    @Test
    void doesNotSendAForcedRenewalTwice() {
        function.assertSucceeds();
        sandbox.tokens().rejectAtApiServers(sandbox.tokens().issued().get(0));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(40001, "invalid credential"));
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.dropResponse());

        assertResult(function.invoke("{}")).isError(40001);
        assertEquals(1, sandbox.tokens().counters().forceRefresh());
    }

    @Test
    void retriesAReadOnceWhoseResponseBreaksOff() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.truncateAfter(5));

        function.assertSucceeds();
        assertEquals(2, sandbox.calls(GET_ALL_ACCOUNT));
    }

    @Test
    void renewsATokenAndRetriesInOneInvocation() {
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(42001, "access_token expired"));
        sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));

        function.assertSucceeds();
        assertEquals(4, sandbox.calls(GET_ALL_ACCOUNT));
    }
}
