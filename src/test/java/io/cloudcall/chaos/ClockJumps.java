package io.cloudcall.chaos;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Jumps of the clock, of lengths where something is due: idle connections, a forced refresh, a remembered refusal, a renewal, the
 * token's end. Thread-safe.
 */
final class ClockJumps {
    private final JumpingClock clock;
    private final SplittableRandom random;
    private final long lifetimeSeconds;

    ClockJumps(JumpingClock clock, ScenarioConfig settings) {
        this.clock = clock;
        this.random = new SplittableRandom(settings.seed());
        this.lifetimeSeconds = settings.lifetime().toSeconds();
    }

    synchronized void next() {
        clock.jump(length());
    }

    private Duration length() {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ofMillis(random.nextLong(9_000, 25_000));
            case 1 -> Duration.ofMillis(random.nextLong(29_000, 31_000));
            case 2 -> Duration.ofMillis(random.nextLong(59_000, 61_000));
            case 3 -> Duration.ofSeconds(Math.max(1, lifetimeSeconds - random.nextLong(15, 310)));
            case 4 -> Duration.ofMinutes(random.nextLong(75, 180));
            default -> Duration.ofHours(random.nextLong(3, 40));
        };
    }
}
