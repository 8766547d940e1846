package io.cloudcall.soak;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/**
 * WeChat's latencies: log-normal about a median of 40 ms, so 1 of 100 takes 130 ms or more; and 1 of 200 takes ten
 * times as long, but at most 2 s. Invented. Seeded; not thread-safe.
 */
final class WeChatLatency implements Supplier<Duration> {
    private static final double MEDIAN_MILLIS = 40;
    private static final double SIGMA = 0.5;
    private static final int SLOW_ONE_OF = 200;
    private static final double SLOW_FACTOR = 10;
    private static final double MAX_MILLIS = 2_000;

    private final Random random;

    WeChatLatency(long seed) {
        random = new Random(seed);
    }

    @Override
    public Duration get() {
        double millis = MEDIAN_MILLIS * Math.exp(SIGMA * random.nextGaussian());
        double slowed = random.nextInt(SLOW_ONE_OF) == 0 ? millis * SLOW_FACTOR : millis;
        return Duration.ofNanos((long) (Math.min(slowed, MAX_MILLIS) * 1e6));
    }
}
