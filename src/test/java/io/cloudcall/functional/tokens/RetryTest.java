package io.cloudcall.functional.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and what is not. */
class RetryTest {
    private static final String GETALL = "/cgi-bin/express/business/account/getall";
    private static final String STABLE_TOKEN = "/cgi-bin/stable_token";
    private static final String OK = "\"errMsg\":\"openapi.logistics.getAllAccount:ok\",\"errCode\":0}";
    private static final String CLOSED =
            "{\"errCode\":-501001,\"errMsg\":\"openapi.logistics.getAllAccount:fail -501001 resource"
                    + " system error. The server closed the connection before it answered.\"}";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionUnderTest function = FunctionUnderTest.at(sandbox, Clock.systemUTC(), Map.of());

    @AfterEach
    void close() {
        function.close();
        sandbox.close();
    }

    private long calls(String path) {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    private void assertAnswered() {
        String result = function.invoke("{}");
        assertTrue(result.endsWith(OK), result + function.log());
    }

    @Test
    void asksTwiceMoreWhenWeChatIsBusy() {
        sandbox.faults().times(2, GETALL, Fault.errcode(-1, "system error"));

        assertAnswered();
        assertEquals(3, calls(GETALL));
    }

    @Test
    void givesWeChatsOwnLastAnswerWhenItStaysBusy() {
        sandbox.faults().times(2, GETALL, Fault.errcode(-1, "system error rid: 1"));
        sandbox.faults().next(GETALL, Fault.errcode(-1, "system error rid: 3"));

        assertEquals(
                "{\"errCode\":-1,\"errMsg\":\"openapi.logistics.getAllAccount:fail system error rid: 3\"}",
                function.invoke("{}"));
        assertEquals(3, calls(GETALL));
    }

    @Test
    void asksTwiceMoreWhenTheTokenCallIsBusy() {
        sandbox.faults().times(2, STABLE_TOKEN, Fault.errcode(-1, "system error"));

        assertAnswered();
        assertEquals(3, calls(STABLE_TOKEN));
    }

    @Test
    void givesTheBusyAnswerWhenTheRetryBringsNone() {
        sandbox.faults().next(GETALL, Fault.errcode(-1, "system error rid: 1"));
        sandbox.faults().next(GETALL, Fault.truncateAfter(5));

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":-1,"));
    }

    @Test
    void startsNoRetryThatCouldNotEndInTime() {
        sandbox.faults().next(GETALL, Fault.delay(Duration.ofMillis(700), Fault.errcode(-1, "system error")));

        assertTrue(function.invoke("{}", Duration.ofMillis(1_300)).startsWith("{\"errCode\":-1,"));
        assertEquals(1, calls(GETALL));
    }

    @ParameterizedTest
    @ValueSource(ints = {45011, 45009, 48001, 40164, 40013, 41001, 43002, 9300501})
    void doesNotTryAgainWhatWouldFailAgain(int errcode) {
        sandbox.faults().next(GETALL, Fault.errcode(errcode, "no"));

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":" + errcode + ","));
        assertEquals(1, calls(GETALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {GETALL, STABLE_TOKEN})
    void sendsARequestOnceMoreWhenItsConnectionIsClosedUnanswered(String path) {
        sandbox.faults().next(path, Fault.closeBeforeResponse());

        assertAnswered();
        assertEquals(2, calls(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {GETALL, STABLE_TOKEN})
    void givesUpWhenTheSecondConnectionIsClosedToo(String path) {
        sandbox.faults().times(2, path, Fault.closeBeforeResponse());

        assertEquals(CLOSED, function.invoke("{}"));
        assertEquals(2, calls(path));
    }

    @Test
    void doesNotSendAForcedRenewalTwice() {
        assertAnswered();
        sandbox.tokens().rejectAtApiServers(sandbox.tokens().issued().get(0));
        sandbox.faults().next(GETALL, Fault.errcode(40001, "invalid credential"));
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ZERO));
        sandbox.faults().next(STABLE_TOKEN, Fault.dropResponse());

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":40001,"));
        assertEquals(1, sandbox.tokens().counters().forceRefresh());
    }

    @Test
    void doesNotTryAnAnswerAgainThatBrokeOff() {
        sandbox.faults().next(GETALL, Fault.truncateAfter(5));

        assertTrue(function.invoke("{}").startsWith("{\"errCode\":-501001,"));
        assertEquals(1, calls(GETALL));
    }

    @Test
    void renewsASpentTokenAndWaitsOutABusyServerInOneInvocation() {
        sandbox.faults().next(GETALL, Fault.errcode(-1, "system error"));
        sandbox.faults().next(GETALL, Fault.errcode(42001, "access_token expired"));
        sandbox.faults().next(GETALL, Fault.errcode(-1, "system error"));

        assertAnswered();
        assertEquals(4, calls(GETALL));
    }
}
