package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Plans what is to go wrong before each invocation. What it plans depends only on the seed and the invocation's number; which
 * request it happens to depends on the threads too. Thread-safe.
 */
final class FaultSchedule {
    /** Enough for all threads; without a bound faults of a path that is not called would pile up. */
    private static final int MOST_PENDING = 64;

    private static final int INVOCATIONS_BETWEEN_CLOSINGS = 150;
    private static final int INVOCATIONS_BETWEEN_JUMPS = 80;

    private final Sandbox sandbox;
    private final ScenarioConfig settings;
    private final JumpingClock clock;
    private final TokenEvents events;
    private final List<ChaosFault> apiFaults;
    private final List<ChaosFault> tokenFaults;
    private final Queue<Instant> closings = new ConcurrentLinkedQueue<>();

    FaultSchedule(Sandbox sandbox, ScenarioConfig settings, JumpingClock clock) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.clock = clock;
        events = new TokenEvents(sandbox.tokens(), new ClockJumps(clock, settings));
        apiFaults = ApiFaults.all(events);
        tokenFaults = TokenFaults.all(events);
    }

    /** Prepares an invocation, and says how long it may take. */
    int before(int invocation) {
        SplittableRandom random = new SplittableRandom(settings.seed() * 1_000_003 + invocation);
        boolean room = sandbox.faults().pending() < MOST_PENDING;
        if (room && random.nextDouble() < settings.faultRate()) {
            plan(ApiFaults.PATH, apiFaults, random.nextInt(1, 3), random);
        }
        if (random.nextDouble() < settings.troubleRate()) {
            plan(tokenPath(), tokenFaults, room ? Math.max(0, random.nextInt(-3, 4)) : 0, random);
            events.any(random);
        }
        if (random.nextInt(INVOCATIONS_BETWEEN_JUMPS) == 0) {
            events.jump();
        }
        if (random.nextInt(INVOCATIONS_BETWEEN_CLOSINGS) == 0) {
            closeConnections();
        }
        return timeoutMillis(random);
    }

    private void plan(String path, List<ChaosFault> faults, int n, SplittableRandom random) {
        for (int i = 0; i < n; i++) {
            sandbox.faults()
                    .next(path, faults.get(random.nextInt(faults.size())).fault());
        }
    }

    private synchronized void closeConnections() {
        closings.add(clock.instant());
        sandbox.closeConnections();
        closings.add(clock.instant());
    }

    /** Mostly as long as Lambda functions have, sometimes too short for a call. */
    private static int timeoutMillis(SplittableRandom random) {
        int kind = random.nextInt(10);
        return kind < 6
                ? random.nextInt(3_000, 10_000)
                : kind < 9 ? random.nextInt(250, 1_500) : random.nextInt(1, 250);
    }

    String tokenPath() {
        return settings.ownTokenService() ? "/token-service" : "/cgi-bin/stable_token";
    }

    /** When all connections were closed, and when that was done. */
    List<Instant> closings() {
        return List.copyOf(closings);
    }

    int tokenEvents() {
        return events.happened();
    }

    /** The faults of both paths by their identity. */
    Map<Fault, ChaosFault> faults() {
        Map<Fault, ChaosFault> faults = new HashMap<>();
        apiFaults.forEach(fault -> faults.put(fault.fault(), fault));
        tokenFaults.forEach(fault -> faults.put(fault.fault(), fault));
        return faults;
    }
}
