package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.MockClock;
import io.cloudcall.tools.sandbox.ReceivedRequest;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxTokens;
import io.cloudcall.wechat.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One episode of invocations one after the other, each with its own faults and with time to spare. The clock stands
 * still during each, so attempts seem to take no time, and what has to come of each follows from its faults alone.
 */
final class LivenessScenario {
    /** Longer than a loaded machine takes for a request; each fault that hangs takes as long. */
    private static final int REQUEST_TIMEOUT_MILLIS = 2_000;

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int MAX_FAULTS = 4;

    /** As long as an error of the token call is cached, and longer than forced refreshes have to be apart. */
    private static final Duration MINUTE = Duration.ofSeconds(61);

    private final MockClock clock = MockClock.at(Scenario.MORNING);
    private final List<Long> pauses = new ArrayList<>();
    private final ScenarioConfig config;
    private final SplittableRandom random;
    private final Sandbox sandbox;
    private final ChaosFunction function;
    private final TestOrders orders;

    private LivenessScenario(ScenarioConfig config) {
        this.config = config;
        random = new SplittableRandom(config.seed());
        sandbox = ChaosSandbox.start(config, clock);
        sandbox.tokens().setFormat(config.tokenFormat());
        sandbox.tokens().setLifetime(config.tokenLifetime());
        Timing timing = new Timing(clock, new Random(config.seed()), pauses::add);
        orders = TestOrders.prepare(sandbox, config, timing);
        function = new ChaosFunction(sandbox, config, timing);
    }

    /** Returns the invocations with an unexpected result. */
    static List<String> run(long seed, int invocations) {
        LivenessScenario scenario =
                new LivenessScenario(ScenarioConfig.fromSeed(seed).withoutHaste(REQUEST_TIMEOUT_MILLIS));
        try {
            return IntStream.range(0, invocations)
                    .boxed()
                    .flatMap(scenario::invoke)
                    .toList();
        } finally {
            scenario.function.close();
            scenario.sandbox.close();
        }
    }

    private Stream<String> invoke(int number) {
        return switch (random.nextInt(5)) {
            case 0 -> invokeWithoutFaults(number);
            case 1 -> invokeWithTokenFaults(number);
            default -> invokeWithApiFaults(number);
        };
    }

    /**
     * Returns a connection that the server closed and a token that WeChat rejects are replaced; the caller does not
     * notice.
     */
    private Stream<String> invokeWithoutFaults(int number) {
        clock.advance(MINUTE);
        SandboxTokens tokens = sandbox.tokens(config.chaosApps().idOf(number));
        List<Runnable> events = List.of(
                () -> {},
                sandbox::closeConnections,
                sandbox::resetConnections,
                () -> restart(ConnectionFault.closeOnAccept()),
                () -> restart(ConnectionFault.resetOnAccept()),
                () -> restart(ConnectionFault.closeAfter(0)),
                () -> restart(ConnectionFault.resetAfter(0)),
                sandbox.tokens()::expireAll,
                () -> tokens.revoke(tokens.issued().getLast()),
                () -> rejectToken(tokens));
        events.get(random.nextInt(events.size())).run();
        return invoke(number, TestOrders.QUERY_PATH, List.of());
    }

    /** A server that restarts closes its connections, and the next one before it has carried a response. */
    private void restart(ConnectionFault fault) {
        sandbox.closeConnections();
        sandbox.connectionFaults().next(fault);
    }

    /** WeChat can be forced to replace a token that its API servers reject; a token service cannot. */
    private void rejectToken(SandboxTokens tokens) {
        if (!config.tokenService()) {
            tokens.rejectAtApiServers(tokens.issued().getLast());
        }
    }

    /** Returns the token has expired, so a token call is due first. What comes of it is no matter of other apps. */
    private Stream<String> invokeWithTokenFaults(int number) {
        clock.advance(config.tokenLifetime());
        String path = config.tokenPath(config.chaosApps().idOf(number));
        List<String> violations = new ArrayList<>(
                invoke(number, path, pick(LivenessFault.ofTokenCalls())).toList());
        if (config.apps() > 1) {
            invoke(number + 1, TestOrders.QUERY_PATH, List.of()).forEach(violations::add);
        }
        clock.advance(MINUTE);
        return violations.stream();
    }

    private Stream<String> invokeWithApiFaults(int number) {
        clock.advance(random.nextBoolean() ? MINUTE : Duration.ZERO);
        return invoke(number, TestOrders.QUERY_PATH, pick(LivenessFault.ofApiCalls()));
    }

    /** Picks one fault several times, or several at random. */
    private List<LivenessFault> pick(List<LivenessFault> faults) {
        int n = random.nextInt(1, MAX_FAULTS + 1);
        LivenessFault first = faults.get(random.nextInt(faults.size()));
        return random.nextBoolean()
                ? Stream.generate(() -> first).limit(n).toList()
                : Stream.generate(() -> faults.get(random.nextInt(faults.size())))
                        .limit(n)
                        .toList();
    }

    private Stream<String> invoke(int number, String path, List<LivenessFault> faults) {
        faults.forEach(fault -> sandbox.faults().next(path, fault.fault()));
        pauses.clear();
        int before = sandbox.requests().size();
        ChaosInvocation invocation = function.invoke(number, orders.event(number), TIMEOUT_MILLIS);
        sandbox.faults().clear();
        sandbox.connectionFaults().clear();
        long attempts = sandbox.requests().stream()
                .skip(before)
                .map(ReceivedRequest::path)
                .filter(path::equals)
                .count();
        return Stream.of(
                        violation("ResultIsExplained", !isExplained(invocation, faults)),
                        violation("RetriesWhenUseful", !isRetried(invocation, faults, attempts)),
                        violation("PausesBeforeRetries", !isPaused(faults)))
                .flatMap(found -> found)
                .map(name -> name + " is violated by " + invocation + "\n  planned at " + path + ": "
                        + faults.stream().map(LivenessFault::fault).toList() + ", " + attempts + " attempts, pauses "
                        + pauses + ", " + config);
    }

    private static Stream<String> violation(String name, boolean found) {
        return found ? Stream.of(name) : Stream.empty();
    }

    /**
     * Returns the result is WeChat's response to that very call, or the contract's error for one of the faults that it
     * met.
     */
    private boolean isExplained(ChaosInvocation invocation, List<LivenessFault> faults) {
        return orders.isNormal(invocation)
                || faults.stream().anyMatch(fault -> fault.results().contains(invocation.result()));
    }

    /**
     * If there is only one kind of fault, there are as many attempts as that fault allows, and the call succeeds if one
     * is left.
     */
    private boolean isRetried(ChaosInvocation invocation, List<LivenessFault> faults, long attempts) {
        if (faults.stream().distinct().count() > 1) {
            return true;
        }
        int retries = retriesDue(faults);
        boolean isCured = faults.isEmpty() || faults.getFirst().isHarmless() || faults.size() <= retries;
        return attempts > retries && orders.isNormal(invocation) == isCured;
    }

    private static int retriesDue(List<LivenessFault> faults) {
        return faults.isEmpty() ? 0 : Math.min(faults.size(), faults.getFirst().retries());
    }

    /** Before the first retry of a busy server 50 to 150 ms, before the second twice as long. */
    private boolean isPaused(List<LivenessFault> faults) {
        boolean isOneKind = faults.stream().distinct().count() <= 1;
        boolean pauses = isOneKind && !faults.isEmpty() && faults.getFirst().pauses();
        return (!isOneKind || this.pauses.size() == (pauses ? retriesDue(faults) : 0))
                && IntStream.range(0, this.pauses.size())
                        .allMatch(i -> this.pauses.get(i) >= 50L << i && this.pauses.get(i) <= 150L << i);
    }
}
