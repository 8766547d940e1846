package io.cloudcall.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Responses that a server sends for no request, at a moment at which HTTP/1.1 cannot distinguish them from the response
 * to the next one. What they do is measured and printed; it is bounded, holds no token, and ends with the fault.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ShiftedResponseIT {
    private static final int INVOCATIONS = 400;
    private static final int INVOCATIONS_PER_FAULT = 40;
    private static final ScenarioConfig CONFIG = ScenarioConfig.fromSeed(1)
            .withoutHaste(TestOrders.AMPLE_MILLIS)
            .overPlainHttp()
            .withApps(1);

    private static final int THREADS = 16;

    @ParameterizedTest
    @CsvSource({"1, 2", "16, 16"})
    void duplicatedOnTheNextRequest(int threads, int maxWrongPerFault) throws Exception {
        Outcome outcome =
                storm(threads, sandbox -> sandbox.faults().next(TestOrders.QUERY_PATH, Fault.duplicateOnNextRequest()));

        outcome.print("sent again on the next request", threads);
        assertTrue(outcome.wrong() <= outcome.faults() * maxWrongPerFault, outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"1", "16"})
    void unaskedOnAFreshConnection(int threads) throws Exception {
        Outcome outcome = storm(threads, sandbox -> {
            sandbox.closeConnections();
            sandbox.connectionFaults().next(ConnectionFault.respondUnasked(408, "text/html", "<html></html>"));
        });

        outcome.print("408 on a fresh connection", threads);
        assertEquals(0, outcome.wrong(), outcome::toString);
    }

    @ParameterizedTest
    @CsvSource({"1", "16"})
    void oneResponseLate(int threads) throws Exception {
        Outcome outcome =
                storm(threads, sandbox -> sandbox.faults().next(TestOrders.QUERY_PATH, Fault.stayOneResponseLate()));

        outcome.print("one response late for good", threads);
        assertTrue(outcome.wrong() <= INVOCATIONS, outcome::toString);
    }

    /**
     * A token call's second response may go to another token call of the same app only, which finds its token in it.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, THREADS})
    void ofATokenCall(int apps) throws Exception {
        ScenarioConfig config = CONFIG.withApps(apps);

        Outcome outcome = storm(config, THREADS, sandbox -> {
            sandbox.tokens().expireAll();
            config.tokenPaths().forEach(path -> sandbox.faults().next(path, Fault.duplicateOnNextRequest()));
        });

        outcome.print("a token call's response sent again, " + apps + " apps", THREADS);
        assertEquals(0, outcome.wrong());
    }

    private static Outcome storm(int threads, Consumer<Sandbox> fault) throws InterruptedException {
        return storm(CONFIG, threads, fault);
    }

    private static Outcome storm(ScenarioConfig config, int threads, Consumer<Sandbox> fault)
            throws InterruptedException {
        Timing timing = new Timing(Clock.systemUTC(), new Random(1), millis -> {});
        try (Sandbox sandbox = ChaosSandbox.start(config, Clock.systemUTC());
                ChaosFunction function = new ChaosFunction(sandbox, config, timing)) {
            TestOrders orders = TestOrders.prepare(sandbox, config, timing);
            List<ChaosInvocation> all = Threads.run(threads, INVOCATIONS, number -> {
                if (number % INVOCATIONS_PER_FAULT == 0) {
                    fault.accept(sandbox);
                }
                return function.invoke(number, orders.event(number), TestOrders.AMPLE_MILLIS);
            });
            int faults = sandbox.faults().applied().size()
                    + sandbox.connectionFaults().applied().size();
            sandbox.faults().clear();
            sandbox.connectionFaults().clear();
            sandbox.closeConnections();
            ChaosInvocation after = function.invoke(INVOCATIONS, orders.event(INVOCATIONS), TestOrders.AMPLE_MILLIS);
            assertTrue(orders.isNormal(after), after::toString);
            assertEquals(List.of(), tokens(all.stream()).toList());
            assertEquals(
                    List.of(),
                    TokenIsOwn.violations(sandbox.requests(), config.chaosApps(), AppLedger.of(sandbox))
                            .toList());
            return new Outcome(
                    faults,
                    count(all, orders::isOfAnother),
                    count(all, invocation -> !orders.isOfAnother(invocation) && !orders.isNormal(invocation)));
        }
    }

    private static Stream<String> tokens(Stream<ChaosInvocation> invocations) {
        return invocations.map(ChaosInvocation::result).filter(Invariant::isToken);
    }

    private static int count(List<ChaosInvocation> all, Predicate<ChaosInvocation> kind) {
        return (int) all.stream().filter(kind).count();
    }

    /**
     * The result of a storm.
     *
     * @param faults how many faults were applied
     * @param wrong how many invocations got the response of another
     * @param failed how many failed
     */
    private record Outcome(int faults, int wrong, int failed) {
        void print(String fault, int threads) {
            System.out.println(
                    "chaos, " + fault + ", " + threads + " threads, " + INVOCATIONS + " invocations: " + this);
        }
    }
}
