package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Token calls that WeChat leaves without a response, or puts off. */
class TokenOutageTest extends TokenRenewalFixture {
    private static final Fault LOST = Fault.closeBeforeResponse();

    /** A lost response is asked for once more at once, so both have to be lost. */
    private void loseNext() {
        sandbox.faults().times(2, STABLE_TOKEN, LOST);
    }

    private void assertFailsWithoutATokenCall() {
        long before = sandbox.calls(STABLE_TOKEN);
        assertResult(function.invoke("{}")).isError(-501001);
        assertEquals(before, sandbox.calls(STABLE_TOKEN));
    }

    private void assertFailsAfterATokenCall() {
        long before = sandbox.calls(STABLE_TOKEN);
        loseNext();
        assertResult(function.invoke("{}")).isError(-501001);
        assertEquals(before + 2, sandbox.calls(STABLE_TOKEN));
    }

    @Test
    void takesSixteenCallersNoMoreThanTwoRequestTimeouts() throws Exception {
        FunctionUnderTest impatient = sandbox.function(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "1000"));
        sandbox.faults().times(100, STABLE_TOKEN, Fault.hang());
        Callable<String> invocation = () -> impatient.invoke("{}", Duration.ofSeconds(30));

        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> result : threads.invokeAll(Collections.nCopies(16, invocation))) {
                assertResult(result.get()).isPlatformError(-604102);
            }
        }

        assertEquals(2, sandbox.calls(STABLE_TOKEN));
    }

    @Test
    void failsAtOnceForASecondAfterALostResponse() {
        assertFailsAfterATokenCall();
        assertFailsWithoutATokenCall();
        clock.advance(Duration.ofMillis(999));
        assertFailsWithoutATokenCall();

        clock.advance(Duration.ofMillis(1));
        function.assertSucceeds();
    }

    @Test
    void failsAtOnceForUpToFiveSecondsWhileItLasts() {
        for (int seconds : new int[] {1, 2, 4, 5, 5}) {
            assertFailsAfterATokenCall();
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertFailsWithoutATokenCall();
            clock.advance(Duration.ofMillis(1));
        }
        function.assertSucceeds();
    }

    @Test
    void startsWithASecondAgainAfterARecovery() {
        assertFailsAfterATokenCall();
        clock.advance(Duration.ofSeconds(1));
        function.assertSucceeds();
        clock.advance(Duration.ofHours(3));

        assertFailsAfterATokenCall();
        clock.advance(Duration.ofSeconds(1));
        function.assertSucceeds();
    }

    @Test
    void ignoresATimeoutOfACallerInAHurry() {
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        assertResult(function.invoke("{}", Duration.ofMillis(300))).isPlatformError(-604102);

        function.assertSucceeds();
    }

    @Test
    void ignoresATimeoutOfAProcessThatWasFrozen() throws Exception {
        FunctionUnderTest impatient = sandbox.function(Map.of("WECHAT_REQUEST_TIMEOUT_MS", "1000"));
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        CompletableFuture<String> frozen = CompletableFuture.supplyAsync(() -> impatient.invoke("{}"));
        sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
        clock.advance(Duration.ofHours(1));
        assertResult(frozen.get(10, TimeUnit.SECONDS)).isPlatformError(-604102);

        impatient.assertSucceeds();
    }

    @Test
    void ignoresALostResponseInTheBackground() throws Exception {
        function.assertSucceeds();
        clock.advance(Duration.ofHours(2).minusMillis(20_500));
        loseNext();
        function.assertSucceeds();
        sandbox.faults().awaitApplied(2, Duration.ofSeconds(10));
        clock.advance(Duration.ofMillis(600));

        function.assertSucceeds();
    }

    @Test
    void remembersTheMinuteQuotaForSeconds() {
        sandbox.faults().next(STABLE_TOKEN, Fault.errcode(45011, "api minute-quota reach limit, must slower"));
        for (int i = 0; i < 5; i++) {
            assertResult(function.invoke("{}")).isError(45011);
        }
        assertEquals(1, sandbox.calls(STABLE_TOKEN));

        clock.advance(Duration.ofSeconds(10));
        function.assertSucceeds();
    }

    @Test
    void remembersTheMinuteQuotaForCallersAtOnce() throws Exception {
        sandbox.faults().times(5, STABLE_TOKEN, Fault.errcode(45011, "api minute-quota reach limit, must slower"));
        Callable<String> invocation = () -> function.invoke("{}");

        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (Future<String> result : threads.invokeAll(Collections.nCopies(5, invocation))) {
                assertResult(result.get()).isError(45011);
            }
        }

        assertEquals(1, sandbox.calls(STABLE_TOKEN));
    }
}
