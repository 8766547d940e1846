package io.cloudcall.functional.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes whose answer is lost: WeChat may have carried them out, so they are never sent again, and never called
 * refused.
 */
class UncertainWriteTest {
    private static final String CANCEL = "/cgi-bin/express/business/order/cancel";
    private static final String EVENT = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";
    private static final String TIMEOUT = "{\"errCode\":-604102,\"errMsg\":\"system error: error code: -604102\"}";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final FunctionUnderTest router =
            FunctionUnderTest.at(sandbox, Map.of("CLOUD_CALL_API", "*", "WECHAT_REQUEST_TIMEOUT_MS", "500"));

    @AfterEach
    void close() {
        router.close();
        sandbox.close();
    }

    private long sent() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals(CANCEL))
                .count();
    }

    static Stream<Arguments> lost() {
        return Stream.of(
                Arguments.of(Fault.dropResponse(), -501001),
                Arguments.of(Fault.closeBeforeResponse(), -501001),
                Arguments.of(Fault.contentLengthTooLarge(5), -501001),
                Arguments.of(Fault.truncateAfter(0), -501001),
                Arguments.of(Fault.hang(), -604102));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void areReportedAndNotSentAgain(Fault fault, int errCode) {
        sandbox.faults().next(CANCEL, fault);

        String result = router.invoke(EVENT);

        assertTrue(result.startsWith("{\"errCode\":" + errCode + ","), result);
        assertEquals(1, sent());
    }

    @ParameterizedTest
    @MethodSource("lost")
    void areNotCalledRefusedForATokenThatTheyDidNotHave(Fault fault, int errCode) {
        sandbox.faults().next(CANCEL, Fault.errcode(42001, "access_token expired"));
        sandbox.faults().next(CANCEL, fault);

        String result = router.invoke(EVENT);

        assertTrue(result.startsWith("{\"errCode\":" + errCode + ","), result);
        assertEquals(2, sent());
    }

    @Test
    void areNotSentAgainWhenWeChatIsBusy() {
        sandbox.faults().next(CANCEL, Fault.errcode(-1, "system error"));

        assertTrue(router.invoke(EVENT).startsWith("{\"errCode\":-1,"));
        assertEquals(1, sent());
    }

    @Test
    void keepTheRefusalWhenNoTokenForAnotherAttemptComes() {
        router.invoke("{\"openapi\":\"logistics.getAllAccount\"}");
        sandbox.faults().next(CANCEL, Fault.errcode(42001, "access_token expired"));
        sandbox.faults().times(2, "/cgi-bin/stable_token", Fault.closeBeforeResponse());

        assertTrue(router.invoke(EVENT).startsWith("{\"errCode\":42001,"));
        assertEquals(1, sent());
    }

    @Test
    void runOutOfTime() {
        sandbox.faults().next(CANCEL, Fault.hang());

        assertEquals(TIMEOUT, router.invoke(EVENT, Duration.ofMillis(300)));
        assertEquals(1, sent());
    }
}
