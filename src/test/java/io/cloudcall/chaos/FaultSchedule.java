package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.ConnectionFault;
import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.signing.Tampering;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A seeded plan of the faults before each invocation. It depends only on the seed and the invocation's number; the
 * request that meets a fault depends on the threads too. Thread-safe.
 */
final class FaultSchedule {
    /** Enough for all threads; without a limit, faults of a path that is not called would pile up. */
    private static final int MAX_PENDING = 64;

    private static final int INVOCATIONS_PER_CLOSING = 150;
    private static final int INVOCATIONS_PER_JUMP = 80;

    private final Sandbox sandbox;
    private final ScenarioConfig config;
    private final Disruptions disruptions;
    private final List<Fault> apiFaults;
    private final List<Fault> tokenFaults;
    private final AtomicInteger closings = new AtomicInteger();

    FaultSchedule(Sandbox sandbox, ScenarioConfig config, JumpingClock clock) {
        this.sandbox = sandbox;
        this.config = config;
        disruptions = new Disruptions(sandbox, clock, config);
        UsedSecret secret = new UsedSecret(sandbox, config);
        apiFaults = concat(FaultCatalog.ofApiCalls(secret), disruptions.duringRequests());
        tokenFaults = concat(FaultCatalog.ofTokenCalls(secret), disruptions.duringRequests());
    }

    private static List<Fault> concat(List<Fault> some, List<Fault> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Plans the faults of an invocation, and returns the time that it has, in milliseconds. */
    int prepare(int invocation) {
        SplittableRandom random = new SplittableRandom(config.seed() * 1_000_003 + invocation);
        boolean full = sandbox.faults().pending() >= MAX_PENDING;
        if (!full && random.nextDouble() < config.apiFaultRate()) {
            plan(TestOrders.QUERY_PATH, apiFaults, random.nextInt(1, 3), random);
        }
        if (sandbox.connectionFaults().pending() < MAX_PENDING && random.nextDouble() < config.tokenFaultRate()) {
            List<ConnectionFault> faults = FaultCatalog.ofConnections();
            sandbox.connectionFaults().next(faults.get(random.nextInt(faults.size())));
        }
        if (random.nextDouble() < config.tokenFaultRate()) {
            plan(config.tokenPath(anyApp(random)), tokenFaults, full ? 0 : Math.max(0, random.nextInt(-3, 4)), random);
            disruptions.disrupt(random);
        }
        if (config.signed()) {
            disruptSigning(invocation, random);
        }
        if (random.nextInt(INVOCATIONS_PER_JUMP) == 0) {
            disruptions.jump();
        }
        if (random.nextInt(INVOCATIONS_PER_CLOSING) == 0) {
            closings.incrementAndGet();
            if (random.nextBoolean()) {
                sandbox.closeConnections();
            } else {
                sandbox.resetConnections();
            }
        }
        return timeoutMillis(random);
    }

    private void disruptSigning(int invocation, SplittableRandom random) {
        if (random.nextDouble() < config.apiFaultRate()) {
            Tampering[] all = Tampering.values();
            sandbox.signing().tamper(all[random.nextInt(all.length)]);
        }
        if (invocation == config.invocations() / 2) {
            sandbox.signing().rotateCertificate();
        }
    }

    private String anyApp(SplittableRandom random) {
        List<String> ids = config.chaosApps().ids();
        return ids.get(random.nextInt(ids.size()));
    }

    private void plan(String path, List<Fault> faults, int n, SplittableRandom random) {
        for (int i = 0; i < n; i++) {
            sandbox.faults().next(path, faults.get(random.nextInt(faults.size())));
        }
    }

    /** Mostly as long as Lambda functions have, sometimes too short for a call. */
    private static int timeoutMillis(SplittableRandom random) {
        int kind = random.nextInt(10);
        return kind < 6
                ? random.nextInt(3_000, 10_000)
                : kind < 9 ? random.nextInt(250, 1_500) : random.nextInt(1, 250);
    }

    /** Returns how often all connections were closed. */
    int closings() {
        return closings.get();
    }
}
