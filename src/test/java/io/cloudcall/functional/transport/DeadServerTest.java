package io.cloudcall.functional.transport;

import static io.cloudcall.functional.ResultAssert.assertResult;
import static io.cloudcall.tools.sandbox.WeChatPaths.GET_ALL_ACCOUNT;
import static io.cloudcall.tools.sandbox.WeChatPaths.STABLE_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.functional.FunctionUnderTest;
import io.cloudcall.functional.SandboxExtension;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.MockClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server in a long outage: it gets little more than one request a call, and calls recover with it. */
class DeadServerTest {
    private static final int CALLS = 320;
    private static final int MAX_REQUESTS = CALLS * 12 / 10;
    private static final int FAULTS = 10 * CALLS;

    private final MockClock clock = MockClock.at(Instant.parse("2026-03-01T00:00:00Z"));

    @RegisterExtension
    private final SandboxExtension sandbox = SandboxExtension.create(clock);

    private final FunctionUnderTest function = sandbox.function();

    static Stream<Fault> troubles() {
        return Stream.of(
                Fault.errcode(-1, "system error"), Fault.closeBeforeResponse(), Fault.respond(503, "text/html", "<p>"));
    }

    /** Returns what so many invocations from 16 threads give. */
    private List<String> invokeFromSixteenThreads() throws Exception {
        List<String> results = new ArrayList<>();
        Callable<String> invocation = () -> function.invoke("{}");
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<String> result : threads.invokeAll(Collections.nCopies(CALLS, invocation))) {
                results.add(result.get());
            }
        }
        return results;
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void getsLittleMoreThanOneRequestACall(Fault trouble) throws Exception {
        function.assertSucceeds();
        sandbox.faults().times(FAULTS, GET_ALL_ACCOUNT, trouble);

        invokeFromSixteenThreads();

        long requests = sandbox.calls(GET_ALL_ACCOUNT) - 1;
        assertTrue(requests >= CALLS && requests <= MAX_REQUESTS, requests + " requests");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void getsFewTokenCalls(Fault trouble) throws Exception {
        sandbox.faults().times(FAULTS, STABLE_TOKEN, trouble);

        invokeFromSixteenThreads();

        assertTrue(sandbox.calls(STABLE_TOKEN) <= MAX_REQUESTS, sandbox.calls(STABLE_TOKEN) + " token calls");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void isRetriedAgainSoonAfterItsRecovery(Fault trouble) throws Exception {
        function.assertSucceeds();
        sandbox.faults().times(FAULTS, GET_ALL_ACCOUNT, trouble);
        invokeFromSixteenThreads();
        sandbox.faults().clear();
        for (int i = 0; i < 10; i++) {
            function.assertSucceeds();
        }

        sandbox.faults().next(GET_ALL_ACCOUNT, trouble);
        function.assertSucceeds();
    }

    @Test
    void keepsTheReplayWithAnotherToken() throws Exception {
        function.assertSucceeds();
        sandbox.faults().times(FAULTS, GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));
        invokeFromSixteenThreads();
        sandbox.faults().clear();
        sandbox.tokens().expireAll();

        function.assertSucceeds();
    }

    @Test
    void takesNothingFromTheBudgetWhenRetriesSucceed() {
        for (int i = 0; i < 100; i++) {
            sandbox.faults().next(GET_ALL_ACCOUNT, Fault.errcode(-1, "system error"));
            assertResult(function.invoke("{}")).isOk();
        }
        assertEquals(200, sandbox.calls(GET_ALL_ACCOUNT));
    }
}
