package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.CANCEL_ORDER;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.RouterSettings;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes whose answer is lost: WeChat may have carried them out, so they are never sent again, and never called
 * refused.
 */
class UncertainWriteTest {
    private static final String PHONE_NUMBER = "/wxa/business/getuserphonenumber";
    private static final String EVENT = "{\"openapi\":\"logistics.cancelOrder\",\"data\":{\"orderId\":\"1\"}}";

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create();

    private final FunctionUnderTest router =
            sandbox.function(Map.of("CLOUD_CALL_API", "*", "WECHAT_REQUEST_TIMEOUT_MS", "500"));

    private final FunctionUnderTest phoneNumbers;

    UncertainWriteTest(@TempDir Path folder) {
        phoneNumbers = sandbox.function(RouterSettings.permitting(folder, List.of("phonenumber.getPhoneNumber")));
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
        sandbox.faults().next(CANCEL_ORDER, fault);

        String result = router.invoke(EVENT);

        assertResult(result).isError(errCode);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void reportTheLossAfterATokenWasRefused(Fault fault, int errCode) {
        sandbox.faults().next(CANCEL_ORDER, Fault.errcode(42001, "access_token expired"));
        sandbox.faults().next(CANCEL_ORDER, fault);

        String result = router.invoke(EVENT);

        assertResult(result).isError(errCode);
        assertEquals(2, sandbox.calls(CANCEL_ORDER));
    }

    /** The code is spent by the lost answer, so that a second request could only report 40029. */
    @Test
    void includeCallsThatSpendAOneTimeCode() {
        sandbox.faults().next(PHONE_NUMBER, Fault.closeBeforeResponse());
        sandbox.faults().next(PHONE_NUMBER, Fault.errcode(40029, "invalid code"));

        String result = phoneNumbers.invoke("{\"openapi\":\"phonenumber.getPhoneNumber\",\"data\":{\"code\":\"one\"}}");

        assertResult(result).isError(-501001);
        assertEquals(1, sandbox.calls(PHONE_NUMBER));
    }

    @Test
    void areNotSentAgainWhenWeChatIsBusy() {
        sandbox.faults().next(CANCEL_ORDER, Fault.errcode(-1, "system error"));

        assertResult(router.invoke(EVENT)).isError(-1);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @Test
    void keepTheRefusalWhenNoOtherTokenComes() {
        router.invoke("{\"openapi\":\"logistics.getAllAccount\"}");
        sandbox.faults().next(CANCEL_ORDER, Fault.errcode(42001, "access_token expired"));
        sandbox.faults().times(2, STABLE_TOKEN, Fault.closeBeforeResponse());

        assertResult(router.invoke(EVENT)).isError(42001);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }

    @Test
    void runOutOfTime() {
        sandbox.faults().next(CANCEL_ORDER, Fault.hang());

        assertResult(router.invoke(EVENT, Duration.ofMillis(300))).isPlatformError(-604102);
        assertEquals(1, sandbox.calls(CANCEL_ORDER));
    }
}
