package io.cloudcall.chaos;

import io.cloudcall.CloudFunction;
import io.cloudcall.tools.sandbox.AppliedFault;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** One function object and one sandbox in a storm, and a rest after it. */
final class Scenario {
    /** Early in China's day, so that its quotas are whole. */
    static final Instant MORNING = Instant.parse("2026-06-30T16:05:00Z");

    private static final int AMPLE_MILLIS = 10_000;

    /** Any token and any remembered refusal is over by then. */
    private static final Duration REST = Duration.ofHours(3);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScenarioConfig settings;
    private final JumpingClock clock;
    private final Sandbox sandbox;
    private final FaultSchedule storm;
    private final Invoker invoker;
    private final LibraryLogCapture output;

    private Scenario(
            ScenarioConfig settings, JumpingClock clock, Sandbox sandbox, Invoker invoker, LibraryLogCapture output) {
        this.settings = settings;
        this.clock = clock;
        this.sandbox = sandbox;
        storm = new FaultSchedule(sandbox, settings, clock);
        this.invoker = invoker;
        this.output = output;
    }

    static ScenarioLog play(ScenarioConfig settings, StallDetector heartbeat) throws InterruptedException {
        JumpingClock clock = new JumpingClock(MORNING);
        try (Sandbox sandbox = Sandbox.builder().clock(clock).start();
                LibraryLogCapture output = LibraryLogCapture.capture()) {
            sandbox.tokens().tokenFormat(settings.tokens());
            sandbox.tokens().expiresIn(settings.lifetime());
            CloudFunction function = FunctionFactory.at(sandbox, settings, clock);
            try {
                Invoker invoker = new Invoker(function, clock, heartbeat);
                return new Scenario(settings, clock, sandbox, invoker, output).play(function);
            } finally {
                function.close();
            }
        }
    }

    private ScenarioLog play(CloudFunction function) throws InterruptedException {
        List<ChaosInvocation> invocations = ConcurrentInvoker.invoke(settings, storm, invoker);
        return evidence(invocations, rest(function));
    }

    private PostConditions rest(CloudFunction function) throws InterruptedException {
        sandbox.faults().clear();
        int connections = settled(open -> open <= RecoversAfterFaults.mostConnections(settings));
        clock.jump(REST);
        ChaosInvocation first = invoker.invoke(settings.invocations(), AMPLE_MILLIS);
        ChaosInvocation second = invoker.invoke(settings.invocations() + 1, AMPLE_MILLIS);
        int later = settled(open -> open <= 2);
        function.close();
        return new PostConditions(connections, first, second, later, settled(open -> open == 0));
    }

    /** How many connections are open once they are few enough, or patience has ended. */
    private int settled(IntPredicate enough) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(sandbox.openConnections()) && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        return sandbox.openConnections();
    }

    private ScenarioLog evidence(List<ChaosInvocation> invocations, PostConditions aftermath) {
        Set<String> secrets = new HashSet<>(sandbox.tokens().issued());
        secrets.addAll(List.of(sandbox.appSecret(), sandbox.tokenServiceAuthorization(), TokenFaults.FALSE_TOKEN));
        return new ScenarioLog(
                settings,
                ExpectedResults.normal(sandbox.accounts().list()),
                invocations,
                aftermath,
                ScenarioLog.grouped(sandbox.requests(), (ReceivedRequest request) -> request),
                ScenarioLog.grouped(sandbox.faults().applied(), AppliedFault::request),
                storm.faults(),
                clock,
                storm.closings(),
                storm.tokenEvents(),
                sandbox.tokens().counters(),
                secrets,
                output.take());
    }
}
