package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.wechat.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One episode: a function and a sandbox in a storm of faults, and a rest after it. */
final class Scenario {
    /** Early in China's day, so that its quotas are whole. */
    static final Instant MORNING = Instant.parse("2026-06-30T16:05:00Z");

    /** Any token and any cached error has expired by then. */
    static final Duration REST = Duration.ofHours(3);

    private static final Duration MAX_SETTLING = Duration.ofSeconds(5);
    private static final int POLL_MILLIS = 5;

    private final ScenarioConfig config;
    private final JumpingClock clock;
    private final Sandbox sandbox;
    private final FaultSchedule schedule;
    private final ChaosFunction function;
    private final TestOrders orders;

    Scenario(ScenarioConfig config, JumpingClock clock, Sandbox sandbox, ChaosFunction function) {
        this.config = config;
        this.clock = clock;
        this.sandbox = sandbox;
        this.function = function;
        sandbox.tokens().setFormat(config.tokenFormat());
        sandbox.tokens().setLifetime(config.tokenLifetime());
        orders = TestOrders.prepare(sandbox, config, timing(config, clock));
        schedule = new FaultSchedule(sandbox, config, clock);
    }

    /**
     * Returns a clock, random numbers, and a sleeper that returns at once: pauses before retries are no matter of
     * safety.
     */
    static Timing timing(ScenarioConfig config, JumpingClock clock) {
        return new Timing(clock, new Random(config.seed()), millis -> {});
    }

    static ScenarioLog run(ScenarioConfig config, StallDetector stalls) throws InterruptedException {
        JumpingClock clock = new JumpingClock(MORNING);
        try (Sandbox sandbox = ChaosSandbox.start(config, clock);
                LibraryLogCapture libraries = LibraryLogCapture.start();
                ChaosFunction function = new ChaosFunction(sandbox, config, timing(config, clock))) {
            Scenario scenario = new Scenario(config, clock, sandbox, function);
            List<ChaosInvocation> invocations = scenario.storm();
            return scenario.log(invocations, scenario.rest(), stalls, libraries);
        }
    }

    /** Invokes the function while faults happen. */
    List<ChaosInvocation> storm() throws InterruptedException {
        return Threads.run(config.threads(), config.invocations(), number -> invoke(number, schedule.prepare(number)));
    }

    private ChaosInvocation invoke(int number, int timeoutMillis) {
        return function.invoke(number, orders.event(number), timeoutMillis);
    }

    private RecoversAfterFaults.Aftermath rest() throws InterruptedException {
        sandbox.faults().clear();
        sandbox.connectionFaults().clear();
        sandbox.signing().clearTampering();
        int connections = awaitConnections(open -> open <= RecoversAfterFaults.maxConnections(config));
        clock.jump(REST);
        List<ChaosInvocation> invocations = IntStream.iterate(config.invocations(), number -> number + 1)
                .filter(number -> !config.chaosApps().isForStranger(number))
                .limit(config.apps() + 1)
                .mapToObj(number -> invoke(number, TestOrders.AMPLE_MILLIS))
                .toList();
        int atRest = awaitConnections(open -> open <= RecoversAfterFaults.MAX_CONNECTIONS_OF_ONE_THREAD);
        function.close();
        return new RecoversAfterFaults.Aftermath(connections, invocations, atRest, awaitConnections(open -> open == 0));
    }

    /** Returns how many connections are open once they are few enough, or have not become so in time. */
    private int awaitConnections(IntPredicate enough) throws InterruptedException {
        long deadline = System.nanoTime() + MAX_SETTLING.toNanos();
        while (!enough.test(sandbox.openConnections()) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return sandbox.openConnections();
    }

    private ScenarioLog log(
            List<ChaosInvocation> invocations,
            RecoversAfterFaults.Aftermath aftermath,
            StallDetector stalls,
            LibraryLogCapture libraries) {
        Set<String> secrets = new HashSet<>(sandbox.tokens().issued());
        secrets.addAll(List.of(sandbox.tokenServiceAuthorization(), FaultCatalog.FALSE_TOKEN));
        config.chaosApps().ids().stream().map(ChaosApps::secret).forEach(secrets::add);
        if (config.signed()) {
            config.chaosApps().ids().forEach(appId -> secrets.addAll(SigningSecrets.of(sandbox.security(appId))));
        }
        return new ScenarioLog(
                config,
                orders,
                invocations,
                aftermath,
                sandbox.requests(),
                sandbox.faults().applied(),
                sandbox.connectionFaults().applied(),
                AppLedger.of(sandbox),
                sandbox.signing().tampered(),
                sandbox.tokens().counters(),
                clock.jumps(),
                schedule.closings(),
                secrets,
                libraries.take(),
                stalls);
    }
}
