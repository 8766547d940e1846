package io.cloudcall.chaos;

import io.cloudcall.tools.sandbox.Fault;
import io.cloudcall.tools.sandbox.Sandbox;
import io.cloudcall.tools.sandbox.SandboxTokens;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The disruptions of the access tokens and the clock, between requests and during them. Thread-safe. */
final class Disruptions {
    private final Sandbox sandbox;
    private final ChaosApps apps;
    private final JumpingClock clock;
    private final SplittableRandom random;
    private final long tokenLifetimeSeconds;

    Disruptions(Sandbox sandbox, JumpingClock clock, ScenarioConfig config) {
        this.sandbox = sandbox;
        apps = config.chaosApps();
        this.clock = clock;
        random = new SplittableRandom(config.seed());
        tokenLifetimeSeconds = config.tokenLifetime().toSeconds();
    }

    /** Applies one of the disruptions to one app or to all, drawn by {@code choice}. */
    void disrupt(SplittableRandom choice) {
        String appId = apps.ids().get(choice.nextInt(apps.count()));
        SandboxTokens tokens = choice.nextBoolean() ? sandbox.tokens() : sandbox.tokens(appId);
        List<Runnable> all = List.of(tokens::expireAll, () -> revoke(tokens), () -> reject(tokens), this::jump);
        all.get(choice.nextInt(all.size())).run();
    }

    /**
     * Disruptions while the sandbox serves a request. The clock jumps after the work, never before: a server works when
     * the request arrives, however long its client is frozen meanwhile.
     */
    List<Fault> duringRequests() {
        SandboxTokens tokens = sandbox.tokens();
        return List.of(
                Fault.beforeWork(tokens::expireAll),
                Fault.beforeWork(() -> revoke(tokens)),
                Fault.beforeWork(() -> reject(tokens)),
                Fault.beforeResponse(() -> revoke(tokens)),
                Fault.beforeResponse(() -> reject(tokens)),
                Fault.beforeResponse(this::jump));
    }

    private static void revoke(SandboxTokens tokens) {
        List<String> issued = tokens.issued();
        if (!issued.isEmpty()) {
            tokens.revoke(issued.getLast());
        }
    }

    private static void reject(SandboxTokens tokens) {
        List<String> issued = tokens.issued();
        if (!issued.isEmpty()) {
            tokens.rejectAtApiServers(issued.getLast());
        }
    }

    void jump() {
        clock.jump(nextJump());
    }

    /**
     * Jumps to where something is due: idle connections, a forced refresh, a cached error, a renewal, the token's end.
     */
    private synchronized Duration nextJump() {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ofMillis(random.nextLong(9_000, 25_000));
            case 1 -> Duration.ofMillis(random.nextLong(29_000, 31_000));
            case 2 -> Duration.ofMillis(random.nextLong(59_000, 61_000));
            case 3 -> Duration.ofSeconds(Math.max(1, tokenLifetimeSeconds - random.nextLong(15, 310)));
            case 4 -> Duration.ofMinutes(random.nextLong(75, 180));
            default -> Duration.ofHours(random.nextLong(3, 40));
        };
    }
}
