package io.cloudcall.functional.tokens;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cloudcall.tools.sandbox.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One request for a token, for all invocations that wait for it. */
class SharedTokenTest extends TokenRenewalFixture {
    /** Returns what so many invocations from 32 threads give. */
    private List<String> invokeAtOnce(int invocations) throws Exception {
        List<String> results = new ArrayList<>();
        Callable<String> invocation = () -> function.invoke("{}");
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (Future<String> result : threads.invokeAll(Collections.nCopies(invocations, invocation))) {
                results.add(result.get());
            }
        }
        return results;
    }

    @Test
    void fetchesOneTokenForThirtyTwoThreads() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(200)));

        for (String result : invokeAtOnce(64)) {
            assertResult(result).isOk();
        }
        assertEquals(1, counters().normal());
    }

    @Test
    void sharesTheFailureOfOneRequestAmongAllThatWait() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(300), Fault.errcode(40013, "invalid appid")));

        for (String result : invokeAtOnce(32)) {
            assertResult(result).isError(40013);
        }
        assertEquals(1, sandbox.calls(STABLE_TOKEN));
    }

    @Test
    void asksAnewWhenTheRequestThatItJoinedGotNoAnswer() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.hang());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var hurried = threads.submit(() -> function.invoke("{}", Duration.ofMillis(700)));
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
            function.assertSucceeds();

            assertResult(hurried.get()).isPlatformError(-604102);
            assertEquals(2, sandbox.calls(STABLE_TOKEN));
        }
    }

    @Test
    void letsEachWaiterGoAtItsOwnDeadline() throws Exception {
        sandbox.faults().next(STABLE_TOKEN, Fault.delay(Duration.ofMillis(1_500)));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var patient = threads.submit(() -> function.invoke("{}", Duration.ofSeconds(10)));
            sandbox.faults().awaitApplied(1, Duration.ofSeconds(10));
            String hurried = function.invoke("{}", Duration.ofMillis(500));

            assertResult(hurried).isPlatformError(-604102);
            assertResult(patient.get()).isOk();
        }
    }
}
